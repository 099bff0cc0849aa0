package dev.beseda.benchmarks.growth;

import dev.beseda.benchmarks.load.Crowd;
import dev.beseda.benchmarks.load.Phase;
import dev.beseda.benchmarks.load.PhaseResult;
import dev.beseda.benchmarks.load.ResultPrinter;
import dev.beseda.benchmarks.machine.Machine;
import dev.beseda.benchmarks.machine.Usage;
import dev.beseda.benchmarks.platform.EchoBots;
import dev.beseda.benchmarks.platform.TestPlatform;
import dev.beseda.local.stack.settings.PlatformService;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The same messages to the same bots on an empty platform, on one with a year of messages, and once more after these
/// have gone: compilers and caches get warmer all the while, so the full one stands between two empty ones.
public final class GrowthBenchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int BOTS = 5;
    private static final int GREETING_RATE = 100;
    private static final double GOAL = 1.1;

    private final GrowthOptions options;
    private final ResultPrinter printer;
    private final Machine machine = new Machine();

    private GrowthBenchmark(GrowthOptions options, PrintStream out) {
        this.options = options;
        this.printer = new ResultPrinter(out);
    }

    /// Tells whether nothing was lost, doubled or mixed up.
    public static boolean run(List<String> arguments, PrintStream out) {
        return new GrowthBenchmark(GrowthOptions.parse(arguments), out).run();
    }

    private boolean run() {
        printer.line("Machine: %s; load average %s", machine, machine.loadAverage());
        try (var platform = TestPlatform.start(options.port());
                var messages = StoredMessages.of(platform.stack().database(PlatformService.BOT))) {
            var tokens = new EchoBots(platform.stack()).make(BOTS);
            var crowd = Crowd.gather(platform.simulator(), tokens, options.chats(), PATIENCE);
            return new Run(platform, messages, crowd).through();
        }
    }

    /// One measurement.
    ///
    /// @param others the part of the machine that processes outside of the run had
    private record Measured(String name, PhaseResult result, Usage usage, double others) {
        double millisPerUpdate(String process) {
            return usage.secondsOf(process) * 1000 / result.counts().written();
        }

        double millisPerUpdate() {
            return usage.allSeconds() * 1000 / result.counts().written();
        }
    }

    private final class Run {
        private final TestPlatform platform;
        private final StoredMessages messages;
        private final Crowd crowd;
        private final Map<String, Long> processes;
        private final List<Measured> measured = new ArrayList<>();

        Run(TestPlatform platform, StoredMessages messages, Crowd crowd) {
            this.platform = platform;
            this.messages = messages;
            this.crowd = crowd;
            this.processes = platform.processes();
        }

        boolean through() {
            warmUp(Math.min(options.rate(), GREETING_RATE), Math.ceilDiv(options.chats(), GREETING_RATE));
            warmUp(options.rate(), options.quick() ? options.seconds() : 2 * options.seconds());
            measure("empty");
            fill();
            warmUp(options.rate(), options.seconds() / 2);
            measure("full");
            new Searches(platform.stack(), printer).run();
            messages.dropMonths();
            warmUp(options.rate(), options.seconds() / 2);
            measure("empty again");
            report();
            return measured.stream().allMatch(one -> one.result().isFaithful());
        }

        private void fill() {
            var begun = Instant.now();
            messages.fill(options.messages());
            printer.line(
                    "%,d messages of 12 months stored in %d s; %s",
                    options.messages(), Duration.between(begun, Instant.now()).toSeconds(), messages.sizes());
        }

        private void warmUp(int rate, int seconds) {
            var unused = crowd.write(new Phase("warm-up", rate, Duration.ofSeconds(Math.max(1, seconds))), () -> {});
        }

        private void measure(String name) {
            var usages = new ArrayList<Usage>();
            var phase = new Phase(name, options.rate(), Duration.ofSeconds(options.seconds()));
            var result = crowd.write(phase, () -> usages.add(machine.usage(processes)));
            platform.requireUnbroken(processes);
            var usage = usages.getLast().since(usages.getFirst());
            var others = usage.otherSeconds() / (phase.seconds() * machine.cores());
            measured.add(new Measured(name, result, usage, others));
        }

        private void report() {
            printer.line("");
            printer.repliesHead();
            measured.forEach(one -> printer.replies(one.name(), one.result()));
            printer.line("");
            printer.line("CPU milliseconds per update, and what others had of the machine");
            printer.line("%-24s %9s %9s %12s", "", "empty", "full", "empty again");
            processes.keySet().forEach(process -> row(process, values(process)));
            row("all", measured.stream().mapToDouble(Measured::millisPerUpdate).toArray());
            row(
                    "others, %",
                    measured.stream().mapToDouble(one -> 100 * one.others()).toArray());
            ratio(
                    "all",
                    measured.stream().mapToDouble(Measured::millisPerUpdate).toArray());
            ratio("bot and postgres", sum(values("bot"), values("postgres")));
            printer.line("Load average at the end: %s", machine.loadAverage());
        }

        private double[] values(String process) {
            return measured.stream()
                    .mapToDouble(one -> one.millisPerUpdate(process))
                    .toArray();
        }

        private static double[] sum(double[] some, double[] others) {
            var sums = some.clone();
            for (int place = 0; place < sums.length; place++) {
                sums[place] += others[place];
            }
            return sums;
        }

        private void row(String name, double[] values) {
            printer.line("%-24s %9.3f %9.3f %12.3f", name, values[0], values[1], values[2]);
        }

        private void ratio(String name, double[] values) {
            double ratio = 2 * values[1] / (values[0] + values[2]);
            printer.line("%s: full costs %.2f times empty; the goal is %.1f", name, ratio, GOAL);
        }
    }
}
