package dev.beseda.benchmarks.ledger;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.benchmarks.load.ResultPrinter;
import dev.beseda.benchmarks.machine.Usage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/// Holds that are paid as soon as they are there, so many at once: whoever has paid begins anew. All of them pay to
/// one account.
final class Pairs {
    private static final String ROW = "%-22s %10s %9s %11s %10s %8s %8s %8s %6s";
    private static final int POSTINGS_OF_A_PAIR = 2;

    private final Measuring with;
    private final AtomicInteger paid = new AtomicInteger();
    private volatile boolean isOver;

    Pairs(Measuring with) {
        this.with = with;
    }

    void head() {
        with.figures()
                .line(
                        "Hold and settle over Kafka, %,d wallets, all paid to one account; times in ms from order to answer",
                        with.orders().wallets());
        row("pairs in flight", "the book", "pairs/s", "postings/s", "rows/s", "p50", "p99", "max", "load");
    }

    /// @param pairs    that were done while it lasted
    /// @param rows     that were written in PostgreSQL
    /// @param postings that were in the book before
    record Result(int pairs, double seconds, long rows, long postings, Histogram times, Usage usage) {
        double perSecond() {
            return pairs / seconds;
        }

        double postingsPerSecond() {
            return POSTINGS_OF_A_PAIR * perSecond();
        }

        double rowsPerSecond() {
            return rows / seconds;
        }

        double millisOf(String process) {
            return usage.secondsOf(process) * 1_000 / pairs;
        }
    }

    /// All pairs that were done since the beginning.
    int paid() {
        return paid.get();
    }

    @CanIgnoreReturnValue
    Result measure(String name, int inFlight, Duration length) {
        var result = run(inFlight, length);
        row(
                name,
                "%,d".formatted(result.postings()),
                "%.0f".formatted(result.perSecond()),
                "%.0f".formatted(result.postingsPerSecond()),
                "%.0f".formatted(result.rowsPerSecond()),
                ResultPrinter.millis(result.times(), 50),
                ResultPrinter.millis(result.times(), 99),
                ResultPrinter.millis(result.times(), 100),
                with.machine().loadAverage());
        with.tellCpu("pairs", result.usage(), result.pairs());
        return result;
    }

    @CanIgnoreReturnValue
    Result run(int inFlight, Duration length) {
        long postings = with.book().postings();
        var traffic = with.traffic();
        traffic.onDone(this::goOn);
        isOver = false;
        var unused = traffic.tally().times();
        int paidBefore = paid.get();
        long rowsBefore = with.book().rowsWritten();
        var usageBefore = with.usage();
        long begin = System.nanoTime();
        for (int pair = 0; pair < inFlight; pair++) {
            begin();
        }
        LedgerTraffic.waitUntil(begin + length.toNanos());
        int pairs = paid.get() - paidBefore;
        double seconds = (System.nanoTime() - begin) / 1e9;
        var usage = with.usage().since(usageBefore);
        long rows = with.book().rowsWritten() - rowsBefore;
        var times = traffic.tally().times();
        isOver = true;
        traffic.await();
        return new Result(pairs, seconds, rows, postings, times, usage);
    }

    private void begin() {
        with.traffic().order(with.orders().hold(with.orders().pair()), System.nanoTime());
    }

    private void goOn(Answer answer) {
        if (Orders.isFirst(answer.number())) {
            with.traffic().order(with.orders().settle(Orders.pairOf(answer.number())), System.nanoTime());
            return;
        }
        paid.incrementAndGet();
        if (!isOver) {
            begin();
        }
    }

    private void row(Object... values) {
        with.figures().line(ROW, values);
    }
}
