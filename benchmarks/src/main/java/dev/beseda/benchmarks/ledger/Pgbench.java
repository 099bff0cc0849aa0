package dev.beseda.benchmarks.ledger;

import dev.beseda.benchmarks.options.Refused;
import dev.beseda.local.embedded.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// PostgreSQL's own benchmark, with its transaction "TPC-B-like", in a schema of its own beside the book.
final class Pgbench {
    /// An update of an account, a look at it, updates of a teller and a branch, a line of the history.
    static final int STATEMENTS = 5;

    private static final Pattern RATE = Pattern.compile("tps = ([\\d.]+)");
    private static final int SCALE = 10;

    private final Path program;
    private final DatabaseAddress database;

    private Pgbench(Path program, DatabaseAddress database) {
        this.program = program;
        this.database = database;
    }

    /// Empty where the machine has no pgbench.
    static Optional<Pgbench> on(DatabaseAddress database) {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.of(folders)
                .map(folder -> Path.of(folder, "pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Pgbench(program, database));
    }

    void prepare(Book book) {
        book.run("create schema tpcb");
        var unused = call("-i", "-q", "-s", Integer.toString(SCALE));
    }

    void forget(Book book) {
        book.run("drop schema tpcb cascade");
    }

    /// Transactions a second.
    double run(int connections, int seconds) {
        var count = Integer.toString(connections);
        var threads = Integer.toString(Math.min(connections, 2));
        var said = call("-n", "-M", "prepared", "-c", count, "-j", threads, "-T", Integer.toString(seconds));
        return rate(said);
    }

    static double rate(String said) {
        var found = RATE.matcher(said);
        if (!found.find()) {
            throw new Refused("pgbench does not tell its rate: " + said.strip());
        }
        return Double.parseDouble(found.group(1));
    }

    private String call(String... options) {
        var line = new ArrayList<String>();
        line.add(program.toString());
        line.addAll(List.of(options));
        var process = new ProcessBuilder(line).redirectErrorStream(true);
        process.environment()
                .putAll(Map.of(
                        "PGHOST", database.server().host(),
                        "PGPORT", Integer.toString(database.port()),
                        "PGDATABASE", database.database(),
                        "PGUSER", database.user(),
                        "PGPASSWORD", database.password(),
                        "PGOPTIONS", "-c search_path=tpcb"));
        try {
            var running = process.start();
            var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.waitFor() != 0) {
                throw new Refused("pgbench failed: " + said.strip());
            }
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot run pgbench", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}
