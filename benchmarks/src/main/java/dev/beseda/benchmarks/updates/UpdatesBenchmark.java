package dev.beseda.benchmarks.updates;

import dev.beseda.benchmarks.load.Crowd;
import dev.beseda.benchmarks.load.Phase;
import dev.beseda.benchmarks.load.PhaseResult;
import dev.beseda.benchmarks.machine.Machine;
import dev.beseda.benchmarks.machine.Recording;
import dev.beseda.benchmarks.machine.Usage;
import dev.beseda.benchmarks.platform.EchoBots;
import dev.beseda.benchmarks.platform.TestPlatform;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// How fast the platform answers people, and how many of them: Telegram on both sides, everything between them
/// real.
public final class UpdatesBenchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<String> RECORDED = List.of("gateway", "bot", "kafka", TestPlatform.OURSELVES);

    private final UpdatesOptions options;
    private final Machine machine = new Machine();
    private final Report report;

    public UpdatesBenchmark(UpdatesOptions options, PrintStream out) {
        this.options = options;
        this.report = new Report(machine, out);
    }

    /// Tells whether the run is worth anything: no message lost, doubled or out of order, no measurement void.
    public boolean run() {
        report.begin(options);
        try (var platform = TestPlatform.start(options.port())) {
            var tokens = new EchoBots(platform.stack()).make(options.bots());
            var crowd = Crowd.gather(platform.simulator(), tokens, options.chats(), PATIENCE);
            return new Run(platform, crowd).through(Plan.of(options));
        }
    }

    private final class Run {
        private final TestPlatform platform;
        private final Crowd crowd;
        private final Map<String, Long> processes;
        private final List<Measurement> measured = new ArrayList<>();

        Run(TestPlatform platform, Crowd crowd) {
            this.platform = platform;
            this.crowd = crowd;
            this.processes = platform.processes();
        }

        boolean through(Plan plan) {
            plan.warmUp().forEach(phase -> report.warmed(write(phase)));
            report.head();
            plan.measured().forEach(this::measure);
            if (!plan.search().isEmpty()) {
                search(new ArrayDeque<>(plan.search()));
            }
            report.processes(List.copyOf(measured));
            report.end(List.copyOf(measured));
            return measured.stream().allMatch(one -> one.result().isFaithful() && !one.isVoid());
        }

        /// Up to the first rate that is too much, and then once half-way back.
        private void search(Deque<Phase> rates) {
            int sustained = 0;
            while (!rates.isEmpty()) {
                var phase = rates.remove();
                measure(phase);
                if (!measured.getLast().result().isSustained()) {
                    halfWayBack(sustained, phase.rate());
                    return;
                }
                sustained = phase.rate();
            }
        }

        private void halfWayBack(int sustained, int tooMuch) {
            if (sustained > 0) {
                measure(Plan.between(sustained, tooMuch));
            }
        }

        private void measure(Phase phase) {
            var measurement = options.profile() ? profiled(phase) : write(phase);
            measured.add(measurement);
            report.row(measurement);
        }

        private Measurement profiled(Phase phase) {
            var recording = new Recording(platform.processes(RECORDED), platform.home());
            recording.start();
            var measurement = write(phase);
            report.recorded(recording.stop());
            return measurement;
        }

        private Measurement write(Phase phase) {
            var usages = new ArrayList<Usage>();
            PhaseResult result = crowd.write(phase, () -> usages.add(machine.usage(processes)));
            platform.requireUnbroken(processes);
            return new Measurement(result, usages.getLast().since(usages.getFirst()), machine.memory(processes));
        }
    }
}
