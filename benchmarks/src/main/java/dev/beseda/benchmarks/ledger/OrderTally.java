package dev.beseda.benchmarks.ledger;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Which orders were answered, and how soon. Orders and answers come from different threads.
final class OrderTally {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final Map<Long, Long> open = new HashMap<>();
    private Histogram times = histogram();
    private int refused;
    private int twice;

    /// @param nanoTime when it was due
    synchronized void ordered(long number, long nanoTime) {
        open.put(number, nanoTime);
    }

    /// Tells whether it is the first answer, and a good one.
    @CanIgnoreReturnValue
    synchronized boolean heard(Answer answer) {
        var orderedAt = open.remove(answer.number());
        if (orderedAt == null) {
            twice++;
            return false;
        }
        long micros = TimeUnit.NANOSECONDS.toMicros(answer.nanoTime() - orderedAt);
        times.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
        refused += answer.isDone() ? 0 : 1;
        return answer.isDone();
    }

    synchronized int open() {
        return open.size();
    }

    /// From order to answer in microseconds, of the answers since the last time this was asked.
    synchronized Histogram times() {
        var past = times;
        times = histogram();
        return past;
    }

    /// Of the whole run.
    synchronized Counts counts() {
        return new Counts(open.size(), twice, refused);
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, 3);
    }

    /// @param lost    orders without an answer
    /// @param twice   answers to what was answered before
    /// @param refused orders that were refused, though nothing is wrong with them
    record Counts(int lost, int twice, int refused) {}
}
