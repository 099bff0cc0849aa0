package dev.beseda.benchmarks.fleet;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.benchmarks.load.Crowd;
import dev.beseda.benchmarks.load.Phase;
import dev.beseda.benchmarks.load.PhaseResult;
import dev.beseda.benchmarks.load.ResultPrinter;
import dev.beseda.benchmarks.machine.Machine;
import dev.beseda.benchmarks.platform.EchoBots;
import dev.beseda.benchmarks.platform.TestPlatform;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A thousand bots, first all of them quiet, then with a noisy one among them that Telegram refuses most of its
/// replies: the people of the others must not notice.
public final class FleetBenchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final int NOISY_CHATS = 300;

    private final FleetOptions options;
    private final ResultPrinter printer;
    private final Machine machine = new Machine();

    private FleetBenchmark(FleetOptions options, PrintStream out) {
        this.options = options;
        this.printer = new ResultPrinter(out);
    }

    /// Tells whether nothing was lost, doubled or mixed up for the people of the quiet bots.
    public static boolean run(List<String> arguments, PrintStream out) {
        return new FleetBenchmark(FleetOptions.parse(arguments), out).run();
    }

    private boolean run() {
        printer.line("Machine: %s; load average %s", machine, machine.loadAverage());
        try (var platform = TestPlatform.start(options.port())) {
            var begun = Instant.now();
            var tokens = new EchoBots(platform.stack()).make(options.bots());
            printer.line(
                    "%d bots made in %d s",
                    options.bots(), Duration.between(begun, Instant.now()).toSeconds());
            return measure(platform, tokens);
        }
    }

    private boolean measure(TestPlatform platform, List<String> tokens) {
        var quiet = Crowd.gather(platform.simulator(), tokens.subList(1, tokens.size()), 2 * tokens.size(), PATIENCE);
        var noisy = Crowd.gather(platform.simulator(), tokens.subList(0, 1), NOISY_CHATS, PATIENCE);
        write(quiet, new Phase("warm-up", options.rate(), WARM_UP));
        write(noisy, new Phase("greeting", NOISY_CHATS / 10, Duration.ofSeconds(10)));

        printer.repliesHead();
        var idle = row("quiet bots alone", write(quiet, phase("quiet", options.rate())));
        platform.limitAsTelegramDoes();
        var noise = CompletableFuture.supplyAsync(() -> write(noisy, phase("noise", options.noise())));
        var disturbed = row("quiet bots, one noisy", write(quiet, phase("quiet", options.rate())));
        row("the noisy bot", noise.join());
        printer.line("The noisy bot was written to %d times a second and may write 30 a second.", options.noise());
        memory(platform);
        return idle.isFaithful() && disturbed.isFaithful();
    }

    private Phase phase(String name, int rate) {
        return new Phase(name, rate, Duration.ofSeconds(options.seconds()));
    }

    @CanIgnoreReturnValue
    private static PhaseResult write(Crowd crowd, Phase phase) {
        return crowd.write(phase, () -> {});
    }

    @CanIgnoreReturnValue
    private PhaseResult row(String name, PhaseResult result) {
        printer.replies(name, result);
        return result;
    }

    private void memory(TestPlatform platform) {
        var memory = machine.memory(platform.processes());
        memory.forEach((process, bytes) -> printer.line("%-22s %6d MB", process, bytes >> 20));
        printer.line("Load average at the end: %s", machine.loadAverage());
    }
}
