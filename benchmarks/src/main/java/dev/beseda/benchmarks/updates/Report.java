package dev.beseda.benchmarks.updates;

import dev.beseda.benchmarks.load.ResultPrinter;
import dev.beseda.benchmarks.machine.Machine;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes what was measured, for people to read.
final class Report {
    private static final String ROW = "%8s %9s | %6s %6s %6s | %6s %6s %6s %7s | %6s | %4s %5s %5s | %6s | %s";
    private static final String PROCESS_ROW = "%-20s";

    private final Machine machine;
    private final ResultPrinter printer;

    Report(Machine machine, PrintStream out) {
        this.machine = machine;
        this.printer = new ResultPrinter(out);
    }

    void begin(UpdatesOptions options) {
        printer.line("Machine: %s; load average %s", machine, machine.loadAverage());
        printer.line(
                "%d bots, %d chats; one reply expected to each message; times in ms, from the moment a message was due",
                options.bots(), options.chats());
    }

    void warmed(Measurement done) {
        var result = done.result();
        printer.line(
                "%s: %d/s for %.0f s, reply p99 %s ms",
                result.phase().name(),
                result.phase().rate(),
                result.phase().seconds(),
                ResultPrinter.millis(result.times().answered(), 99));
    }

    void head() {
        printer.line("");
        printer.line(ROW, "", "", "", "taken", "", "", "reply", "", "", "late", "", "", "", "others", "");
        printer.line(
                ROW,
                "rate/s",
                "answered",
                "p50",
                "p95",
                "p99",
                "p50",
                "p95",
                "p99",
                "max",
                "p99",
                "lost",
                "twice",
                "mixed",
                "use %",
                "");
    }

    void row(Measurement done) {
        var result = done.result();
        var times = result.times();
        var counts = result.counts();
        printer.line(
                ROW,
                result.phase().rate(),
                "%.1f".formatted(result.answeredPerSecond()),
                ResultPrinter.millis(times.taken(), 50),
                ResultPrinter.millis(times.taken(), 95),
                ResultPrinter.millis(times.taken(), 99),
                ResultPrinter.millis(times.answered(), 50),
                ResultPrinter.millis(times.answered(), 95),
                ResultPrinter.millis(times.answered(), 99),
                ResultPrinter.millis(times.answered(), 100),
                ResultPrinter.millis(times.lateness(), 99),
                counts.lost(),
                counts.duplicates(),
                counts.outOfOrder(),
                "%.0f".formatted(othersPercent(done)),
                verdict(done));
    }

    void recorded(List<Path> files) {
        printer.line(
                "Recorded; look with: jfr view hot-methods %s",
                files.stream().map(Path::toString).collect(Collectors.joining(" ")));
    }

    void processes(List<Measurement> measured) {
        printer.line("");
        printer.line("CPU seconds per 1,000 messages answered, and memory at the end in MB");
        printer.line(
                PROCESS_ROW + "%s %8s",
                "",
                columns(measured, done -> done.result().phase().rate() + "/s"),
                "MB");
        var last = measured.getLast();
        for (var process : last.usage().cpuSeconds().keySet()) {
            printer.line(
                    PROCESS_ROW + "%s %8d",
                    process,
                    columns(measured, done -> "%.3f".formatted(done.cpuSecondsPerThousand(process))),
                    last.memoryOf(process) >> 20);
        }
        long bytes = last.memory().values().stream().mapToLong(Long::longValue).sum();
        printer.line(
                PROCESS_ROW + "%s %8d",
                "all",
                columns(measured, done -> "%.3f".formatted(done.cpuSecondsPerThousand())),
                bytes >> 20);
    }

    void end(List<Measurement> measured) {
        printer.line("");
        highestSustained(measured)
                .ifPresentOrElse(
                        done -> printer.line(
                                "Highest rate sustained: %d/s",
                                done.result().phase().rate()),
                        () -> printer.line("No rate was sustained"));
        printer.line(
                "Most answered: %.0f/s",
                measured.stream()
                        .mapToDouble(done -> done.result().answeredPerSecond())
                        .max()
                        .orElse(0));
        printer.line("Load average at the end: %s", machine.loadAverage());
    }

    private static Optional<Measurement> highestSustained(List<Measurement> measured) {
        return measured.stream()
                .filter(done -> done.result().isSustained())
                .max(Comparator.comparingInt(done -> done.result().phase().rate()));
    }

    private static String verdict(Measurement done) {
        if (!done.result().isSustained()) {
            return "too much";
        }
        return done.isVoid() ? "VOID: the generator was late" : "sustained";
    }

    /// How much of the machine was taken by processes that have nothing to do with the run.
    private double othersPercent(Measurement done) {
        return 100 * done.usage().otherSeconds() / (done.result().phase().seconds() * machine.cores());
    }

    private static String columns(List<Measurement> measured, Function<Measurement, String> text) {
        return measured.stream().map(text).map("%9s"::formatted).collect(Collectors.joining());
    }
}
