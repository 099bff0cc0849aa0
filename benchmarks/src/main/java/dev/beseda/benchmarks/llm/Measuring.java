package dev.beseda.benchmarks.llm;

import dev.beseda.benchmarks.load.ResultPrinter;
import dev.beseda.benchmarks.machine.Machine;
import dev.beseda.benchmarks.machine.Usage;
import dev.beseda.benchmarks.platform.TalkingBots.TalkingBot;
import dev.beseda.benchmarks.platform.TestPlatform;
import dev.beseda.local.stack.settings.PlatformService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// What all parts of this benchmark measure with.
record Measuring(
        TestPlatform platform,
        List<TalkingBot> bots,
        ReplyTraffic traffic,
        SimulatedModel model,
        ResultPrinter figures) {
    private static final Machine MACHINE = new Machine();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    ServiceMetrics metrics() {
        return ServiceMetrics.of(platform.stack().managementUrl(PlatformService.LLM));
    }

    Machine machine() {
        return MACHINE;
    }

    Usage usage() {
        return MACHINE.usage(platform.processes());
    }

    /// What does not hang on who else uses the machine.
    void tellCpu(Usage usage, int replies) {
        var shares = usage.cpuSeconds().entrySet().stream()
                .map(process ->
                        "%s %.2f".formatted(process.getKey(), process.getValue() * 1_000 / Math.max(1, replies)))
                .collect(Collectors.joining(", "));
        figures.line("  CPU seconds per 1,000: %s; others had %.0f s", shares, usage.otherSeconds());
    }

    long servicePid() {
        return platform.stack().pid(PlatformService.LLM.id());
    }

    /// Until all have ended, or none has for some time.
    static void await(ReplyTally tally) {
        int before = Integer.MAX_VALUE;
        long since = System.nanoTime();
        while (before > 0 && System.nanoTime() - since < PATIENCE.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            int open = tally.open();
            since = open < before ? System.nanoTime() : since;
            before = open;
        }
    }
}
