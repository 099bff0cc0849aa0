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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The whole house, started for journeys on free ports and an empty disk.
public final class House implements AutoCloseable {
    /// On a machine with other work to do everything takes its time; a journey that fails is none the better for it.
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final String LOST = "kafka.lost";
    private static final int PORTS = 40;
    private static final int LOWEST_PORT = 10_000;
    /// From here on the system gives ports to clients.
    private static final int HIGHEST_PORT = 32_000;

    private final Stack stack;
    private final Path home;

    private House(Stack stack, Path home) {
        this.stack = stack;
        this.home = home;
    }

    /// Started when first asked for, stopped with this JVM.
    private static final class Shared {
        static final House HOUSE =
                start("shared", settings -> talking(settings).with("BOT_REQUESTS_ALLOWED_HOSTS", "localhost"));
    }

    /// The house of all journeys that break nothing in it.
    public static House shared() {
        return Shared.HOUSE;
    }

    /// A house for one journey that must close it.
    public static House start(String name, UnaryOperator<StackSettings> wishes) {
        var home = Checkout.find().root().resolve("journeys/target/houses").resolve(name);
        var settings =
                StackSettings.at(home, freePorts()).startingFresh().with("SIMULATOR_WEBHOOK_RETRY_BASE_MILLIS", "200");
        Folders.delete(home.resolve(LOST));
        return new House(Stack.start(wishes.apply(settings)), home);
    }

    /// Bots may name the simulator's language models, and one that is silent is soon given up.
    public static StackSettings talking(StackSettings settings) {
        return settings.with("LLM_ALLOWED_HOSTS", "127.0.0.1").with("LLM_PROVIDERS_TIMEOUTS_FIRST_TOKEN_LOCAL", "5s");
    }

    public Stack stack() {
        return stack;
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

    public BotTables botTables() {
        return new BotTables(stack.database(HouseService.BOT));
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
