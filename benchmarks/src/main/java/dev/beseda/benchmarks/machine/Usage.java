package dev.beseda.benchmarks.machine;

import java.util.LinkedHashMap;
import java.util.Map;

/// What named processes have taken of the machine up to a moment, or between two moments.
///
/// @param cpuSeconds   by name, in a fixed order
/// @param otherSeconds what all other processes of the machine had
public record Usage(Map<String, Double> cpuSeconds, double otherSeconds) {
    public Usage {
        cpuSeconds = new LinkedHashMap<>(cpuSeconds);
    }

    /// What was taken since an earlier moment; who was not there then is counted from its birth.
    public Usage since(Usage earlier) {
        var taken = new LinkedHashMap<>(cpuSeconds);
        taken.replaceAll((name, seconds) -> seconds - earlier.cpuSeconds.getOrDefault(name, 0.0));
        return new Usage(taken, otherSeconds - earlier.otherSeconds);
    }

    public double secondsOf(String process) {
        return cpuSeconds.getOrDefault(process, 0.0);
    }

    public double allSeconds() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
