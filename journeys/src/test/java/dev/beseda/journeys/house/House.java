package dev.beseda.journeys.house;

import static org.awaitility.Awaitility.await;

import dev.beseda.local.embedded.Folders;
import dev.beseda.local.embedded.FreePorts;
import dev.beseda.local.processes.ProcessState;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.Checkout;
import dev.beseda.local.stack.HouseService;
import dev.beseda.local.stack.Stack;
import dev.beseda.local.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The whole house, started for journeys on free ports and an empty disk.
public final class House implements AutoCloseable {
    /// On a machine with other work to do everything takes its time; a journey that fails is none the better for it.
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    /// The longest that a call of Telegram may take where calls are cut off by a kill.
    public static final Duration CALL = Duration.ofSeconds(3);

    private static final String LOST = "kafka.lost";
    private static final int PORTS = 140;
    private static final int LOWEST_PORT = 10_000;
    /// From here on the system gives ports to clients.
    private static final int HIGHEST_PORT = 32_000;

    private final Stack stack;
    private final Path home;
    private final URI publicUrl;

    private House(Stack stack, StackSettings settings) {
        this.stack = stack;
        this.home = settings.home();
        this.publicUrl = settings.publicUrl();
    }

    /// Started when first asked for, stopped with this JVM.
    private static final class Shared {
        static final House HOUSE = start(
                "shared",
                settings -> talking(settings)
                        .with("BOT_REQUESTS_ALLOWED_HOSTS", "localhost")
                        .with("KNOWLEDGE_ALLOWED_HOSTS", "127.0.0.1"));
    }

    /// The house of all journeys that break nothing in it.
    public static House shared() {
        return Shared.HOUSE;
    }

    /// The house of journeys that kill what runs in it. Each leaves it whole: all is UP again, and nothing is open.
    public static House breakable() {
        return Breakable.HOUSE;
    }

    private static final class Breakable {
        static final House HOUSE =
                start("breakable", settings -> settings.with("BOT_TELEGRAM_TIMEOUT", CALL.toSeconds() + "s"));
    }

    /// The house of journeys about several replicas of a service: behind a turntable, and as whole after each of them.
    public static House replicated() {
        return Replicated.HOUSE;
    }

    private static final class Replicated {
        /// So few that one replica alone has no place for all replies.
        static final String PLACES = "10";

        static final TurnTable TURN_TABLE = TurnTable.start();
        static final House HOUSE = start(
                "replicated",
                settings -> talking(settings)
                        .withReplicas(HouseService.GATEWAY, 2)
                        .withReplicas(HouseService.BOT, 2)
                        .withReplicas(HouseService.LLM, 2)
                        .with("BESEDA_PUBLIC_URL", TURN_TABLE.url())
                        .with("BOT_TELEGRAM_TIMEOUT", "5s")
                        .with("LLM_REPLIES_MOST_AT_ONCE", PLACES)
                        .with("QUARKUS_SHUTDOWN_DELAY", "2s"));

        static {
            TURN_TABLE.serveReady(HOUSE.stack(), List.of("gateway", "gateway-2"));
        }
    }

    /// A house for one journey that must close it.
    public static House start(String name, UnaryOperator<StackSettings> wishes) {
        var home = Checkout.find().root().resolve("journeys/target/houses").resolve(name);
        var settings = wishes.apply(
                StackSettings.at(home, freePorts()).startingFresh().with("SIMULATOR_WEBHOOK_RETRY_BASE_MILLIS", "200"));
        Folders.delete(home.resolve(LOST));
        PostgresPrograms.lendTo(home);
        return new House(Stack.start(settings), settings);
    }

    /// Bots may name the simulator's language models, and one that is silent is soon given up.
    public static StackSettings talking(StackSettings settings) {
        return settings.with("LLM_ALLOWED_HOSTS", "127.0.0.1").with("LLM_PROVIDERS_TIMEOUTS_FIRST_TOKEN_LOCAL", "5s");
    }

    public Stack stack() {
        return stack;
    }

    /// Where it keeps its data, logs and secrets.
    public Path home() {
        return home;
    }

    /// Where Telegram and people come in: at the gateway, or at what stands before several of them.
    public URI publicUrl() {
        return publicUrl;
    }

    public String adminToken() {
        return stack.adminToken().value();
    }

    /// The public API, with the token of the first owner.
    public JsonApi api() {
        return new JsonApi(stack.url(HouseService.GATEWAY), Optional.of(adminToken()));
    }

    public Telegram telegram() {
        return new Telegram(simulator());
    }

    /// What people do in Telegram, and what Telegram does to the house.
    public JsonApi simulator() {
        return new JsonApi(stack.url("simulator"), Optional.empty());
    }

    public Models models() {
        return new Models(simulator(), stack.url("simulator").toString());
    }

    /// How a client of Kafka gets in.
    public Map<String, Object> kafkaSettings() {
        return stack.kafka().settings();
    }

    public BotTables botTables() {
        return new BotTables(stack.database(HouseService.BOT));
    }

    /// What a process has written so far.
    public List<String> log(String process) {
        try {
            return Files.readAllLines(home.resolve("logs").resolve(process + ".log"), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Kills the process and hands on what to wait for: that another one stands in its place and answers.
    public Runnable kill(String process) {
        var killed = stack.pid(process);
        stack.kill9(process);
        return () -> awaitAnotherThan(killed, process);
    }

    /// Asks the process to end, as whoever restarts it in good order does, and hands on what to wait for.
    public Runnable restart(String process) {
        var asked = stack.pid(process);
        ProcessHandle.of(asked).ifPresent(ProcessHandle::destroy);
        return () -> awaitAnotherThan(asked, process);
    }

    /// Kafka is killed and comes back with an empty disk.
    public Runnable loseKafka() {
        try {
            Files.move(home.resolve("kafka"), home.resolve(LOST));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return kill("kafka");
    }

    private void awaitAnotherThan(long pid, String process) {
        await("a new " + process)
                .atMost(PATIENCE)
                .until(() -> stack.processes().stream()
                        .anyMatch(running -> running.name().equals(process)
                                && running.pid() != pid
                                && running.state() == ProcessState.UP));
    }

    @Override
    public void close() {
        stack.close();
    }

    private static int freePorts() {
        return ThreadLocalRandom.current()
                .ints(LOWEST_PORT, HIGHEST_PORT)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(FreePorts::free))
                .findFirst()
                .orElseThrow();
    }
}
