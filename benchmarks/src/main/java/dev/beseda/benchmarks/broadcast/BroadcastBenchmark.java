package dev.beseda.benchmarks.broadcast;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.benchmarks.load.Crowd;
import dev.beseda.benchmarks.load.Phase;
import dev.beseda.benchmarks.load.PhaseResult;
import dev.beseda.benchmarks.load.ResultPrinter;
import dev.beseda.benchmarks.machine.Machine;
import dev.beseda.benchmarks.platform.EchoBots;
import dev.beseda.benchmarks.platform.TestPlatform;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.settings.PlatformService;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// How much of what Telegram allows a broadcast uses, how often Telegram must refuse, and whether people who write
/// meanwhile notice anything.
public final class BroadcastBenchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(40);
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final int AUDIENCE = 5_000;
    private static final int WRITERS = 200;
    private static final int GREETING_RATE = 250;

    private final BroadcastOptions options;
    private final ResultPrinter printer;
    private final Machine machine = new Machine();

    private BroadcastBenchmark(BroadcastOptions options, PrintStream out) {
        this.options = options;
        this.printer = new ResultPrinter(out);
    }

    /// Tells whether every message and every reply arrived once.
    public static boolean run(List<String> arguments, PrintStream out) {
        return new BroadcastBenchmark(BroadcastOptions.parse(arguments), out).run();
    }

    private boolean run() {
        printer.line("Machine: %s; load average %s", machine, machine.loadAverage());
        var pace = Map.of("BOT_TELEGRAM_PACE_BULK_PER_SECOND", Integer.toString(options.bulk()));
        try (var platform = TestPlatform.start(options.port(), pace)) {
            return new Run(platform).measure();
        }
    }

    private final class Run {
        private final TestPlatform platform;
        private final JsonApi gateway;
        private final List<String> tokens;

        Run(TestPlatform platform) {
            this.platform = platform;
            this.gateway = new JsonApi(
                    platform.stack().url(PlatformService.GATEWAY),
                    Optional.of(platform.stack().adminToken().value()));
            this.tokens = new EchoBots(platform.stack()).make(1);
        }

        boolean measure() {
            var audience = Crowd.gather(platform.simulator(), tokens, AUDIENCE, PATIENCE);
            write(audience, new Phase("greeting", GREETING_RATE, Duration.ofSeconds(AUDIENCE / GREETING_RATE)));
            var writers = Crowd.gather(platform.simulator(), tokens, WRITERS, PATIENCE);
            write(writers, new Phase("warm-up", options.replies(), WARM_UP));

            printer.repliesHead();
            var idle = row("idle", write(writers, new Phase("idle", options.replies(), MEASURED)));
            var posts = new Posts(options.messages());
            platform.simulator().onSent(posts);
            platform.limit(options.allowed());
            new Orders(platform.stack().kafka(), workspace(), bot()).place(options.messages(), audience.chats());
            var beside = row("beside the broadcast", write(writers, new Phase("beside", options.replies(), length())));
            await(posts);
            return told(posts, idle, beside);
        }

        /// A little shorter than the broadcast, so that all of it lies within.
        private Duration length() {
            return Duration.ofSeconds(Math.max(3, options.messages() / options.bulk() * 9L / 10));
        }

        private UUID workspace() {
            return UUID.fromString(
                    first(gateway.get("/api/tokens/")).required("workspace_id").asText());
        }

        private UUID bot() {
            return UUID.fromString(
                    first(gateway.get("/api/bots/")).required("id").asText());
        }

        private static JsonNode first(JsonNode page) {
            return page.required("items").required(0);
        }

        /// Until all have arrived, or none has for some time.
        private void await(Posts posts) {
            int before = Integer.MAX_VALUE;
            long since = System.nanoTime();
            while (before > 0 && System.nanoTime() - since < PATIENCE.toNanos()) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                int missing =
                        platform.simulator().inWorld(world -> posts.missing()).join();
                since = missing < before ? System.nanoTime() : since;
                before = missing;
            }
        }

        private boolean told(Posts posts, PhaseResult idle, PhaseResult beside) {
            var counted = platform.counted();
            double broadcast = options.messages() - (double) posts.missing();
            double used = broadcast / posts.seconds() + options.replies();
            printer.line(
                    "Broadcast: %.0f messages in %.1f s, %.1f/s and %d replies/s beside; %d missing, %d twice",
                    broadcast,
                    posts.seconds(),
                    broadcast / posts.seconds(),
                    options.replies(),
                    posts.missing(),
                    posts.twice());
            printer.line(
                    "Used of the %d/s that Telegram allows: %.1f %%",
                    options.allowed(), 100 * used / options.allowed());
            printer.line(
                    "Refused with 429: %d of %d calls, %.3f %%",
                    counted.refused(), counted.refused() + counted.allowed(), 100 * counted.refusedShare());
            printer.line("Reply p95 beside the broadcast: %+.1f %% of idle", 100 * (p95(beside) / p95(idle) - 1));
            printer.line("Load average at the end: %s", machine.loadAverage());
            return posts.missing() == 0 && posts.twice() == 0 && idle.isFaithful() && beside.isFaithful();
        }
    }

    @CanIgnoreReturnValue
    private static PhaseResult write(Crowd crowd, Phase phase) {
        return crowd.write(phase, () -> {});
    }

    private PhaseResult row(String name, PhaseResult result) {
        printer.replies(name, result);
        return result;
    }

    private static double p95(PhaseResult result) {
        return result.times().answered().getValueAtPercentile(95);
    }
}
