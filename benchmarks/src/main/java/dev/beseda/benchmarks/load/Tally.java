package dev.beseda.benchmarks.load;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// What was counted and timed in one phase. Every time runs from the moment a message was due, not from when it was
/// really written: a generator that falls behind can't hide how long people would have waited.
final class Tally {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final Phase phase;
    private final long beginNanos;
    private final Histogram lateness = new Histogram(LONGEST_MICROS, 3);
    private final Histogram taken = new Histogram(LONGEST_MICROS, 3);
    private final Histogram answered = new Histogram(LONGEST_MICROS, 3);
    private final BitSet open = new BitSet();
    private int answeredInTime;
    private int duplicates;
    private int outOfOrder;

    Tally(Phase phase, long beginNanos) {
        this.phase = phase;
        this.beginNanos = beginNanos;
    }

    Phase phase() {
        return phase;
    }

    long beginNanos() {
        return beginNanos;
    }

    void written(int message, long nanoTime) {
        record(lateness, message, nanoTime);
        open.set(message);
    }

    void taken(int message, long nanoTime) {
        record(taken, message, nanoTime);
    }

    void answered(int message, long nanoTime) {
        record(answered, message, nanoTime);
        open.clear(message);
        if (nanoTime - beginNanos <= phase.length().toNanos()) {
            answeredInTime++;
        }
    }

    void answeredAgain() {
        duplicates++;
    }

    void answeredOutOfOrder() {
        outOfOrder++;
    }

    /// How many messages wait for their reply.
    int open() {
        return open.cardinality();
    }

    Counts counts() {
        return new Counts(phase.messages(), answeredInTime, open(), duplicates, outOfOrder);
    }

    Times times() {
        return new Times(lateness.copy(), taken.copy(), answered.copy());
    }

    private void record(Histogram histogram, int message, long nanoTime) {
        long micros = TimeUnit.NANOSECONDS.toMicros(nanoTime - beginNanos - phase.due(message));
        histogram.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
    }

    /// @param answeredInTime replies that came before the phase was over
    /// @param lost           messages that never got their reply
    public record Counts(int written, int answeredInTime, int lost, int duplicates, int outOfOrder) {}

    /// In microseconds from the moment a message was due.
    ///
    /// @param lateness until it was really written
    /// @param taken    until its update was taken by the webhook
    /// @param answered until its reply arrived
    public record Times(Histogram lateness, Histogram taken, Histogram answered) {}
}
