package dev.beseda.benchmarks.ledger;

import dev.beseda.benchmarks.load.Phase;
import dev.beseda.benchmarks.load.ResultPrinter;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Holds at a fixed rate that waits for nobody; their times run from the moment they were due. Afterwards all of them
/// are released.
final class SteadyHolds {
    private static final long GOAL_MICROS = TimeUnit.MILLISECONDS.toMicros(50);

    private final Measuring with;

    SteadyHolds(Measuring with) {
        this.with = with;
    }

    void measure(Phase phase) {
        var traffic = with.traffic();
        traffic.onDone(_ -> {});
        var unused = traffic.tally().times();
        var late = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
        var held = new ArrayList<Long>();
        var before = with.usage();
        long begin = System.nanoTime();
        for (int next = 0; next < phase.messages(); next++) {
            long due = begin + phase.due(next);
            LedgerTraffic.waitUntil(due);
            late.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
            long pair = with.orders().pair();
            held.add(pair);
            traffic.order(with.orders().hold(pair), due);
        }
        var usage = with.usage().since(before);
        traffic.await();
        tell(phase, traffic.tally().times(), late);
        with.tellCpu("holds", usage, phase.messages());
        held.forEach(pair -> traffic.order(with.orders().release(pair), System.nanoTime()));
        traffic.await();
    }

    private void tell(Phase phase, Histogram times, Histogram late) {
        with.figures()
                .line(
                        "Holds at %d/s, ms from when they were due: p50 %s, p95 %s, p99 %s, max %s; generator late p99 %s;"
                                + " load %s; the goal of 50 ms at p99 is %s",
                        phase.rate(),
                        ResultPrinter.millis(times, 50),
                        ResultPrinter.millis(times, 95),
                        ResultPrinter.millis(times, 99),
                        ResultPrinter.millis(times, 100),
                        ResultPrinter.millis(late, 99),
                        with.machine().loadAverage(),
                        times.getValueAtPercentile(99) <= GOAL_MICROS ? "reached" : "missed");
    }
}
