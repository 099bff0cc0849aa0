package dev.beseda.benchmarks.ledger;

import dev.beseda.benchmarks.load.Phase;
import dev.beseda.benchmarks.load.ResultPrinter;
import dev.beseda.benchmarks.machine.Machine;
import dev.beseda.benchmarks.machine.Recording;
import dev.beseda.benchmarks.platform.TestPlatform;
import dev.beseda.local.stack.settings.PlatformService;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// How fast money is held and paid, with how many orders under way and how large a book, and whether all of it is there
/// afterwards.
public final class LedgerBenchmark {
    private static final int[] IN_FLIGHT = {1, 50, 500};
    private static final int MANY = 500;

    /// The billing-service has as many as the second.
    private static final int[] CONNECTIONS = {1, 8, 50};

    private final LedgerOptions options;
    private final ResultPrinter printer;

    private LedgerBenchmark(LedgerOptions options, PrintStream out) {
        this.options = options;
        this.printer = new ResultPrinter(out);
    }

    /// Tells whether nothing was lost, doubled or out of balance.
    public static boolean run(List<String> arguments, PrintStream out) {
        return new LedgerBenchmark(LedgerOptions.parse(arguments), out).run();
    }

    private boolean run() {
        var machine = new Machine();
        printer.line("Machine: %s; load average %s", machine, machine.loadAverage());
        try (var platform = TestPlatform.start(options.port());
                var book = Book.of(platform.stack().database(PlatformService.BILLING));
                var traffic = new LedgerTraffic(platform.stack().kafka())) {
            return new Run(new Measuring(platform, new Orders(options.wallets()), traffic, book, printer)).through();
        }
    }

    private final class Run {
        private final Measuring with;
        private final Pairs pairs;
        private long filled;

        Run(Measuring with) {
            this.with = with;
            this.pairs = new Pairs(with);
        }

        boolean through() {
            var processes = with.platform().processes();
            topUp();
            pairs.run(MANY, length());
            pairs.head();
            for (int inFlight : IN_FLIGHT) {
                pairs.measure(Integer.toString(inFlight), inFlight, length());
            }
            printer.line("");
            new SteadyHolds(with).measure(new Phase("holds", options.rate(), length()));
            printer.line("");
            pgbench();
            printer.line("");
            growth();
            printer.line("");
            with.platform().requireUnbroken(processes);
            return new Verification(with).isPassed(2L * (options.wallets() + pairs.paid()) + filled);
        }

        private Duration length() {
            return Duration.ofSeconds(options.seconds());
        }

        private void topUp() {
            var begun = Instant.now();
            for (int wallet = 0; wallet < options.wallets(); wallet++) {
                with.traffic().order(with.orders().topUp(with.orders().pair()), System.nanoTime());
            }
            with.traffic().await();
            printer.line(
                    "%,d wallets topped up in %d ms",
                    options.wallets(), Duration.between(begun, Instant.now()).toMillis());
        }

        private void pgbench() {
            var found = Pgbench.on(with.platform().stack().database(PlatformService.BILLING));
            if (found.isEmpty()) {
                printer.line("There is no pgbench on this machine (Debian: postgresql-contrib), so it is left out.");
                return;
            }
            var pgbench = found.get();
            pgbench.prepare(with.book());
            printer.line("pgbench on the same PostgreSQL, TPC-B-like, scale 10, prepared statements");
            printer.line("%-22s %10s %12s %10s", "connections", "tps", "statements/s", "rows/s");
            for (int connections : CONNECTIONS) {
                pgbench(pgbench, connections);
            }
            pgbench.forget(with.book());
        }

        private void pgbench(Pgbench pgbench, int connections) {
            var before = with.usage();
            long rows = with.book().rowsWritten();
            double rate = pgbench.run(connections, options.seconds());
            double written = (with.book().rowsWritten() - rows) / (double) options.seconds();
            printer.line("%-22d %10.0f %12.0f %10.0f", connections, rate, rate * Pgbench.STATEMENTS, written);
            with.tellCpu("transactions", with.usage().since(before), Math.round(rate * options.seconds()));
        }

        private void growth() {
            pairs.head();
            var before = recorded(() -> pairs.measure(MANY + ", small book", MANY, length()));
            var begun = Instant.now();
            filled = with.book().fill(with.orders().workspace(), options.postings());
            long stored = Duration.between(begun, Instant.now()).toSeconds();
            with.book().awaitClosed();
            printer.line(
                    "%,d postings stored in %d s and closed %d s after the beginning; the database has %s",
                    filled,
                    stored,
                    Duration.between(begun, Instant.now()).toSeconds(),
                    with.book().size());
            pairs.run(MANY, length().dividedBy(2));
            var after = pairs.measure(MANY + ", large book", MANY, length());
            printer.line(
                    "A pair costs the billing-service %.2f times what it cost in the small book, and PostgreSQL %.2f times",
                    after.millisOf("billing") / before.millisOf("billing"),
                    after.millisOf("postgres") / before.millisOf("postgres"));
        }

        private <T> T recorded(Supplier<T> work) {
            if (!options.profile()) {
                return work.get();
            }
            var platform = with.platform();
            var recording = new Recording(platform.processes(List.of(PlatformService.BILLING.id())), platform.home());
            recording.start();
            var done = work.get();
            printer.line(
                    "Recorded; look with: jfr view hot-methods %s",
                    recording.stop().stream().map(Path::toString).collect(Collectors.joining(" ")));
            return done;
        }
    }
}
