package dev.beseda.benchmarks.ledger;

import dev.beseda.benchmarks.load.ResultPrinter;
import dev.beseda.benchmarks.machine.Machine;
import dev.beseda.benchmarks.machine.Usage;
import dev.beseda.benchmarks.platform.TestPlatform;
import java.util.stream.Collectors;

/// What all parts of this benchmark measure with.
record Measuring(TestPlatform platform, Orders orders, LedgerTraffic traffic, Book book, ResultPrinter figures) {
    private static final Machine MACHINE = new Machine();

    Machine machine() {
        return MACHINE;
    }

    Usage usage() {
        return MACHINE.usage(platform.processes());
    }

    /// What does not hang on who else uses the machine.
    void tellCpu(String what, Usage usage, long count) {
        var shares = usage.cpuSeconds().entrySet().stream()
                .map(process -> "%s %.2f".formatted(process.getKey(), process.getValue() * 1_000 / Math.max(1, count)))
                .collect(Collectors.joining(", "));
        figures.line(
                "  CPU seconds per 1,000 %s: %s, all %.2f; others had %.0f s",
                what, shares, usage.allSeconds() * 1_000 / Math.max(1, count), Math.max(0, usage.otherSeconds()));
    }
}
