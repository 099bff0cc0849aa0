package dev.beseda.benchmarks.load;

import java.io.PrintStream;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/// Writes figures the same way on every machine.
public record ResultPrinter(PrintStream out) {
    private static final String ROW = "%-24s %8s %8s %8s %8s %6s %6s %6s";

    public void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /// The head of a table of replies.
    public void repliesHead() {
        line(ROW, "reply, ms", "p50", "p95", "p99", "max", "lost", "twice", "mixed");
    }

    /// How soon people were answered, and whether all of them were.
    public void replies(String name, PhaseResult result) {
        var times = result.times().answered();
        var counts = result.counts();
        line(
                ROW,
                name,
                millis(times, 50),
                millis(times, 95),
                millis(times, 99),
                millis(times, 100),
                counts.lost(),
                counts.duplicates(),
                counts.outOfOrder());
    }

    /// Milliseconds of a histogram in microseconds.
    public static String millis(Histogram micros, double percentile) {
        return String.format(Locale.ROOT, "%.1f", micros.getValueAtPercentile(percentile) / 1000.0);
    }
}
