package dev.beseda.benchmarks.llm;

import dev.beseda.simulator.ModelCallListener.ModelCall;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// When each reply was ordered, asked for at the model, written and told of.
/// Orders, calls and events come from different threads.
final class ReplyTally {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final Map<Integer, Long> open = new HashMap<>();
    private final Map<Integer, ModelCall> calls = new HashMap<>();
    private final Histogram asked = histogram();
    private final Histogram told = histogram();
    private final Histogram added = histogram();
    private long firstWordNanos;
    private long modelNanos;
    private int measured;
    private int whole;
    private int failed;
    private int unknown;

    synchronized void ordered(int number, long nanoTime) {
        open.put(number, nanoTime);
    }

    synchronized void called(ModelCall call) {
        int number = Order.number(call.question());
        if (open.containsKey(number)) {
            calls.put(number, call);
        }
    }

    /// A reply may answer two orders of a person who waited too long; then its call is known by the first of them.
    /// An order that had its end already, or was never given, is heard of once too often.
    synchronized void heard(int number, boolean isWhole, long nanoTime) {
        var orderedAt = open.remove(number);
        if (orderedAt == null) {
            unknown++;
            return;
        }
        var call = calls.remove(number);
        if (isWhole) {
            whole++;
        } else {
            failed++;
        }
        if (isWhole && call != null) {
            measure(orderedAt, call, nanoTime);
        }
    }

    private void measure(long orderedAt, ModelCall call, long heardAt) {
        record(asked, call.arrivedNanos() - orderedAt);
        record(told, heardAt - call.endedNanos());
        record(added, heardAt - orderedAt - (call.endedNanos() - call.arrivedNanos()));
        firstWordNanos += call.firstTokenNanos() - call.arrivedNanos();
        modelNanos += call.endedNanos() - call.arrivedNanos();
        measured++;
    }

    synchronized int open() {
        return open.size();
    }

    synchronized Result result() {
        double replies = Math.max(1, measured);
        return new Result(
                new Counts(whole, failed, open.size(), unknown),
                new Times(asked.copy(), told.copy(), added.copy()),
                new ModelTimes(firstWordNanos / replies, modelNanos / replies));
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_MICROS));
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, 3);
    }

    /// @param failed replies that ended without the whole text
    /// @param lost   orders nobody heard of again
    /// @param twice  ends of what had ended before
    record Counts(int whole, int failed, int lost, int twice) {
        boolean isFaithful() {
            return failed == 0 && lost == 0 && twice == 0;
        }
    }

    /// In microseconds.
    ///
    /// @param asked from the order on Kafka to the request at the model
    /// @param told  from the model's last byte to the event on Kafka
    /// @param added from the order to the event, without the time the model took
    record Times(Histogram asked, Histogram told, Histogram added) {}

    /// How long the model itself took on average, in nanoseconds from the request: to its first word, and to its last.
    record ModelTimes(double firstWord, double whole) {}

    record Result(Counts counts, Times times, ModelTimes model) {}
}
