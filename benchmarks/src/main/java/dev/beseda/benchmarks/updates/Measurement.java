package dev.beseda.benchmarks.updates;

import dev.beseda.benchmarks.load.PhaseResult;
import dev.beseda.benchmarks.machine.Usage;
import java.util.Map;

/// One phase, and what every process took meanwhile.
///
/// @param memory bytes held at its end, by process
record Measurement(PhaseResult result, Usage usage, Map<String, Long> memory) {
    /// Times say something about the platform only while it keeps up and the generator does too.
    boolean isVoid() {
        return result.isSustained() && result.isVoid();
    }

    double cpuSecondsPerThousand(String process) {
        return usage.secondsOf(process) * 1000 / result.counts().answeredInTime();
    }

    long memoryOf(String process) {
        return memory.getOrDefault(process, 0L);
    }

    double cpuSecondsPerThousand() {
        return usage.allSeconds() * 1000 / result.counts().answeredInTime();
    }
}
