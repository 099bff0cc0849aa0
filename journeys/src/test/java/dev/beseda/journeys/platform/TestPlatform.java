package dev.beseda.journeys.platform;

import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.telegram.Telegram;
import dev.beseda.local.embedded.Folders;
import dev.beseda.local.embedded.FreePorts;
import dev.beseda.local.processes.Command;
import dev.beseda.local.processes.ProcessSpec;
import dev.beseda.local.processes.ProcessState;
import dev.beseda.local.processes.StopSignal;
import dev.beseda.local.processes.SupervisedProcess;
import dev.beseda.local.processes.rules.BackOff;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.Checkout;
import dev.beseda.local.stack.Stack;
import dev.beseda.local.stack.settings.PlatformService;
import dev.beseda.local.stack.settings.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;

/// The whole platform, started for journeys on free ports and an empty disk.
public final class TestPlatform implements AutoCloseable {
    /// On a machine with other work to do everything takes its time; a journey that fails is none the better for it.
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    /// The longest that a call of Telegram may take where calls are cut off by a kill.
    public static final Duration CALL = Duration.ofSeconds(3);

    /// The bot that the settings of [#breakable()] name, by its token.
    public static final String FIRST_BOT = "7600000001:bot-of-the-settings";

    /// The tag of journeys in [#breakable()]; those of one platform run in a JVM of their own.
    public static final String BREAKABLE = "breakable";

    /// The tag of journeys in [#replicated()].
    public static final String REPLICATED = "replicated";

    /// The order of a journey that leaves its platform to nobody else.
    public static final int LAST = Order.DEFAULT + 1;

    private static final String LOST = "kafka.lost";
    private static final int PORTS = 140;
    private static final int LOWEST_PORT = 10_000;
    /// From here on the system gives ports to clients.
    private static final int HIGHEST_PORT = 32_000;

    private final Stack stack;
    private final Path home;
    private final URI publicUrl;
    private final JsonApi simulator;
    private final Optional<Surroundings> surroundings;

    private TestPlatform(Stack stack, StackSettings settings, Optional<Surroundings> surroundings) {
        this.stack = stack;
        this.home = settings.home();
        this.publicUrl = settings.publicUrl();
        this.simulator = new JsonApi(stack.url("simulator"), Optional.empty());
        this.surroundings = surroundings;
    }

    /// The platform of all journeys that break nothing in it.
    public static TestPlatform shared() {
        return CommonPlatform.SHARED.enter();
    }

    /// The platform of journeys that kill what runs in it. Each leaves it whole: all is UP again, and nothing is
    /// open. Its settings name [#FIRST_BOT].
    public static TestPlatform breakable() {
        return CommonPlatform.BREAKABLE.enter();
    }

    /// The platform of journeys about several replicas of a service: behind a round-robin proxy and [#lines()],
    /// and as whole after each of them.
    public static TestPlatform replicated() {
        return CommonPlatform.REPLICATED.enter();
    }

    static TestPlatform start(String name, UnaryOperator<StackSettings> wishes) {
        var settings = wishes.apply(fresh(name));
        return new TestPlatform(Stack.start(settings), settings, Optional.empty());
    }

    static TestPlatform startBehindFaultyLines(String name, UnaryOperator<StackSettings> wishes) {
        var fresh = fresh(name);
        var surroundings = Surroundings.of(fresh);
        var settings = surroundings.around(wishes.apply(fresh));
        var stack = Stack.start(settings);
        surroundings.open(stack);
        return new TestPlatform(stack, settings, Optional.of(surroundings));
    }

    private static StackSettings fresh(String name) {
        var home = Checkout.find().root().resolve("journeys/target/platforms").resolve(name);
        Folders.delete(home.resolve(LOST));
        PostgresPrograms.lendTo(home);
        return StackSettings.at(home, freePorts()).startingFresh().with("SIMULATOR_WEBHOOK_RETRY_BASE_MILLIS", "200");
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
        return new JsonApi(stack.url(PlatformService.GATEWAY), Optional.of(adminToken()));
    }

    public Telegram telegram() {
        return new Telegram(simulator);
    }

    /// What people do in Telegram, and what Telegram does to the platform.
    public JsonApi simulator() {
        return simulator;
    }

    public Models models() {
        return new Models(simulator, stack.url("simulator").toString(), PATIENCE);
    }

    /// How a client of Kafka gets in.
    public Map<String, Object> kafkaSettings() {
        return stack.kafka().settings();
    }

    public BotTables botTables() {
        return new BotTables(stack.database(PlatformService.BOT));
    }

    /// The lines between the services and PostgreSQL, Kafka and Telegram, where there are any that can be made bad.
    public FaultyLines lines() {
        return surroundings.orElseThrow().lines();
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

    /// One more of a process as it runs now, but for these words in its environment; on ports of its own.
    public SupervisedProcess another(String process, Map<String, String> words) {
        var running = Path.of("/proc", Long.toString(stack.pid(process)));
        var line = new ArrayList<>(strings(running.resolve("cmdline")));
        // The file of loaded classes is the other's: it may be read, but not written.
        line.remove("-XX:+AutoCreateSharedArchive");
        var environment = new HashMap<String, String>();
        strings(running.resolve("environ")).stream()
                .filter(setting -> setting.contains("="))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> environment.put(setting[0], setting[1]));
        environment.putAll(Map.of("QUARKUS_HTTP_PORT", "0", "QUARKUS_MANAGEMENT_PORT", "0"));
        environment.putAll(words);
        var name = "another-" + process;
        return new SupervisedProcess(
                new ProcessSpec(name, new Command(line, environment), _ -> false, StopSignal.TERM),
                home.resolve("logs").resolve(name + ".log"),
                BackOff.USUAL,
                _ -> {});
    }

    private static List<String> strings(Path file) {
        try {
            return List.of(Files.readString(file).split("\0"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
        surroundings.ifPresent(Surroundings::close);
    }

    private static int freePorts() {
        return ThreadLocalRandom.current()
                .ints(LOWEST_PORT, HIGHEST_PORT)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(FreePorts::free))
                .findFirst()
                .orElseThrow();
    }
}
