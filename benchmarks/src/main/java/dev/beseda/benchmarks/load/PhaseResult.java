package dev.beseda.benchmarks.load;

import java.util.concurrent.TimeUnit;

/// How one phase went.
public record PhaseResult(Phase phase, Tally.Counts counts, Tally.Times times) {
    private static final double LEAST_SHARE_ANSWERED = 0.99;
    private static final double MOST_SECONDS_BEHIND = 0.5;
    private static final long MOST_LATENESS_MICROS = TimeUnit.MILLISECONDS.toMicros(10);

    public double answeredPerSecond() {
        return counts.answeredInTime() / phase.seconds();
    }

    /// The bots kept up: nearly everything was answered while more came, and no pile was left at the end.
    public boolean isSustained() {
        double left = counts.written() - (double) counts.answeredInTime();
        return answeredPerSecond() >= LEAST_SHARE_ANSWERED * phase.rate() && left < MOST_SECONDS_BEHIND * phase.rate();
    }

    /// The generator itself was late: the times say nothing about the platform.
    public boolean isVoid() {
        return times.lateness().getValueAtPercentile(99) > MOST_LATENESS_MICROS;
    }

    /// Every message got exactly one reply, in order.
    public boolean isFaithful() {
        return counts.lost() == 0 && counts.duplicates() == 0 && counts.outOfOrder() == 0;
    }
}
