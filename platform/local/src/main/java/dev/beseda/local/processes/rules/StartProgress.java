package dev.beseda.local.processes.rules;

import java.time.Duration;

/// How far a starting process has come: it gets on while its log grows or it computes.
///
/// @param logBytes the length of its log at the last sign of progress
/// @param computed the processor time it had used by then
/// @param lastSign when that was, counted from its start
public record StartProgress(long logBytes, Duration computed, Duration lastSign) {
    /// Less than this is what a process uses that only waits.
    static final Duration WORK = Duration.ofSeconds(3);

    public static StartProgress none(long logBytes) {
        return new StartProgress(logBytes, Duration.ZERO, Duration.ZERO);
    }

    public StartProgress seeing(long logBytesNow, Duration computedNow, Duration after) {
        var gotOn = logBytesNow != logBytes || computedNow.minus(computed).compareTo(WORK) >= 0;
        return gotOn ? new StartProgress(logBytesNow, computedNow, after) : this;
    }
}
