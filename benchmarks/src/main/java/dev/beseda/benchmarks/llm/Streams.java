package dev.beseda.benchmarks.llm;

import dev.beseda.benchmarks.load.ResultPrinter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// What the llm-service adds to a call while so many replies are written at the same time. They begin one after the
/// other at a steady rate that keeps that many under way: a schedule that waits for nobody.
final class Streams {
    private static final String ROW = "%7s %9s | %13s | %13s %10s | %13s | %13s | %13s | %5s %5s %5s | %5s";

    /// After so many replies a person goes, and somebody else comes: talks of about ten turns.
    private static final int TURNS_OF_A_TALK = 10;

    private final Measuring with;
    private int people;

    Streams(Measuring with) {
        this.with = with;
    }

    void head() {
        with.figures()
                .line(
                        "Replies of %d tokens at %d/s over %d bots; times in ms, p50 / p99 where there are two",
                        SimulatedModel.TOKENS,
                        SimulatedModel.TOKENS_PER_SECOND,
                        with.bots().size());
        row("", "", "order", "taken", "to the", "last word", "last byte", "all but", "", "", "", "");
        row(
                "streams",
                "replies/s",
                "to provider",
                "to asked",
                "first word",
                "to stored",
                "to event",
                "the model",
                "cut",
                "lost",
                "twice",
                "load");
    }

    /// Replies under way at once, for so long.
    record Run(int streams, Duration length) {
        double perSecond() {
            return streams / (SimulatedModel.WRITING.toMillis() / 1_000.0);
        }

        int orders() {
            return (int) Math.max(1, perSecond() * length.toSeconds());
        }
    }

    /// Tells whether every reply came once and whole.
    boolean measure(Run run) {
        var before = with.metrics();
        var usage = with.usage();
        var result = write(run);
        tell(run, result, before);
        with.tellCpu(with.usage().since(usage), result.counts().whole());
        return result.counts().isFaithful();
    }

    ReplyTally.Result write(Run run) {
        with.model().pace();
        var tally = with.traffic().begin();
        int firstPerson = people;
        people += person(run, run.orders()) + 2 * run.streams();
        long begin = System.nanoTime();
        for (int order = 0; order < run.orders(); order++) {
            waitUntil(begin + (long) (order * 1e9 / run.perSecond()));
            with.traffic().order(firstPerson + person(run, order));
        }
        Measuring.await(tally);
        return tally.result();
    }

    /// Twice as many as there are streams take turns, so that nobody asks before the last reply is there.
    private static int person(Run run, int order) {
        int crowd = 2 * run.streams();
        int round = order / crowd;
        return order % crowd + crowd * (round / TURNS_OF_A_TALK);
    }

    private void tell(Run run, ReplyTally.Result result, ServiceMetrics before) {
        var now = with.metrics();
        var counts = result.counts();
        double firstWord = now.since(before, "beseda.llm.first.token").meanMillis()
                - result.model().firstWord() / 1e6;
        row(
                run.streams(),
                "%.0f".formatted(run.perSecond()),
                both(result.times().asked()),
                both(now.since(before, "beseda.replies.preparation")),
                "%.2f".formatted(firstWord),
                both(now.since(before, "beseda.replies.ending")),
                both(result.times().told()),
                both(result.times().added()),
                counts.failed(),
                counts.lost(),
                counts.twice(),
                with.machine().loadAverage());
    }

    private static String both(Histogram micros) {
        return ResultPrinter.millis(micros, 50) + " / " + ResultPrinter.millis(micros, 99);
    }

    private static String both(ServiceMetrics.Since since) {
        return "%.1f / %.1f".formatted(since.millis(50), since.millis(99));
    }

    private void row(Object... values) {
        with.figures().line(ROW, values);
    }

    private static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
