package dev.beseda.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A stretch of time in which so many messages a second are written.
///
/// @param rate messages a second
public record Phase(String name, int rate, Duration length) {
    private static final int MOST_MESSAGES = 1_000_000;

    public Phase {
        if (rate < 1 || messages(rate, length) < 1 || messages(rate, length) > MOST_MESSAGES) {
            throw new IllegalArgumentException("A phase has 1 to %d messages".formatted(MOST_MESSAGES));
        }
    }

    public int messages() {
        return (int) messages(rate, length);
    }

    /// When the message with this number, counted from 0, is due; in nanoseconds from the phase's beginning.
    public long due(int message) {
        return message * TimeUnit.SECONDS.toNanos(1) / rate;
    }

    public double seconds() {
        return length.toNanos() / 1e9;
    }

    private static long messages(int rate, Duration length) {
        return rate * length.toMillis() / TimeUnit.SECONDS.toMillis(1);
    }
}
