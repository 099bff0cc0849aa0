package dev.beseda.benchmarks.platform;

import dev.beseda.benchmarks.options.Refused;
import dev.beseda.local.embedded.Folders;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.Checkout;
import dev.beseda.local.stack.Stack;
import dev.beseda.local.stack.settings.Ports;
import dev.beseda.local.stack.settings.StackSettings;
import dev.beseda.simulator.Simulator;
import dev.beseda.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/// The whole platform, started for one run on an empty disk; its Telegram is the simulator in this process.
public final class TestPlatform implements AutoCloseable {
    /// The process we are ourselves, among those that take part.
    public static final String OURSELVES = "simulator+generator";

    private static final String LIMITS = "/simulator/api/limits";

    private final Path home;
    private final Simulator simulator;
    private final Stack stack;

    private TestPlatform(Path home, Simulator simulator, Stack stack) {
        this.home = home;
        this.simulator = simulator;
        this.stack = stack;
    }

    public static TestPlatform start(int port) {
        return start(port, Map.of());
    }

    /// @param environment what the services find there besides
    public static TestPlatform start(int port, Map<String, String> environment) {
        return start(port, simulator -> environment);
    }

    /// @param environment what the services find there besides, which may speak of the simulator
    public static TestPlatform start(int port, Function<Simulator, Map<String, String>> environment) {
        // Beside the build and not in the folder for temporary files: that may be in memory, where nothing is durable.
        var home = Checkout.find().root().resolve("benchmarks/target/platform");
        var simulator = Simulator.start(quiet());
        try {
            var outside = new StackSettings.Outside(Optional.empty(), Optional.empty(), Optional.of(simulator.url()));
            var settings =
                    new StackSettings(home, new Ports(port), outside, Map.of(), environment.apply(simulator), true);
            return new TestPlatform(home, simulator, Stack.start(settings));
        } catch (RuntimeException broken) {
            simulator.close();
            throw broken;
        }
    }

    /// The event log is short: it is not asked for here.
    private static SimulatorSettings quiet() {
        return new SimulatorSettings(
                new SimulatorSettings.Address("127.0.0.1", 0, Set.of()),
                new SimulatorSettings.Delivery(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                new SimulatorSettings.Memory(1_000, 20, 64, Optional.empty()),
                OptionalLong.empty(),
                Optional.empty());
    }

    public Simulator simulator() {
        return simulator;
    }

    public Stack stack() {
        return stack;
    }

    public Path home() {
        return home;
    }

    /// From now on the simulator refuses what Telegram would refuse.
    public void limitAsTelegramDoes() {
        control().put(LIMITS, JsonApi.object());
    }

    /// As Telegram does, but a bot may send so many messages a second; counting begins anew.
    public void limit(int perBotPerSecond) {
        control().put(LIMITS, JsonApi.object().put("per_bot_per_second", perBotPerSecond));
    }

    /// How many messages passed since the limits were set, and how many were refused.
    public record Counted(long allowed, long refused) {
        public double refusedShare() {
            return refused / (double) Math.max(1, allowed + refused);
        }
    }

    public Counted counted() {
        long allowed = 0;
        long refused = 0;
        for (var bot : control().get(LIMITS).required("bots")) {
            allowed += bot.required("allowed").asLong();
            refused += bot.required("refused").asLong();
        }
        return new Counted(allowed, refused);
    }

    private JsonApi control() {
        return new JsonApi(simulator.url(), Optional.empty());
    }

    /// All processes that take part, this one included.
    public Map<String, Long> processes() {
        var pids = new LinkedHashMap<String, Long>();
        stack.processes().forEach(process -> pids.put(process.name(), process.pid()));
        pids.put(OURSELVES, ProcessHandle.current().pid());
        return pids;
    }

    /// Those of them with these names.
    public Map<String, Long> processes(List<String> names) {
        var pids = processes();
        pids.keySet().retainAll(names);
        return pids;
    }

    /// A process that died and was started again would falsify every figure.
    public void requireUnbroken(Map<String, Long> earlier) {
        if (!processes().equals(earlier)) {
            throw new Refused("A process died during the run; its log is in %s/logs.".formatted(home));
        }
    }

    @Override
    public void close() {
        stack.close();
        simulator.close();
        Folders.delete(home.resolve("postgres"));
        Folders.delete(home.resolve("kafka"));
    }
}
