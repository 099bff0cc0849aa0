package dev.beseda.benchmarks.ledger;

import dev.beseda.benchmarks.options.Refused;
import dev.beseda.local.embedded.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// The book itself, in the billing-service's database.
final class Book implements AutoCloseable {
    private static final int PAIRS_AT_ONCE = 20_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String ROWS_WRITTEN = """
            select tup_inserted + tup_updated + tup_deleted from pg_stat_database where datname = current_database()
            """;

    private static final String NOT_CLOSED = "select count(*) from posting where id > (select upto from closing)";

    private final Connection connection;

    private Book(Connection connection) {
        this.connection = connection;
    }

    static Book of(DatabaseAddress address) {
        try {
            return new Book(DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password()));
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    long postings() {
        return number("select count(*) from posting");
    }

    /// Since the database is there; PostgreSQL counts a second behind.
    long rowsWritten() {
        return number(ROWS_WRITTEN);
    }

    /// Workspaces whose accounts don't sum to zero.
    long imbalance() {
        return number(
                "select count(*) from (select from posting group by workspace_id having sum(amount) <> 0) as wrong");
    }

    String size() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_size_pretty(pg_database_size(current_database()))")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    /// Fills the book with pairs of the wallets that are there, until it has so many postings; tells how many came.
    long fill(UUID workspace, long wanted) {
        long before = postings();
        long pairs = Math.max(0, (wanted - before) / 2);
        run(script("wallets").replace(":workspace", workspace.toString()));
        var fill = script("fill");
        for (long from = 0; from < pairs; from += PAIRS_AT_ONCE) {
            run(fill.replace(":from", Long.toString(from))
                    .replace(":upto", Long.toString(Math.min(pairs, from + PAIRS_AT_ONCE) - 1)));
        }
        for (var table : new String[] {"account", "operation", "posting", "hold"}) {
            run("vacuum analyze " + table);
        }
        return postings() - before;
    }

    /// Until the service has closed the book up to its end.
    void awaitClosed() {
        long begin = System.nanoTime();
        while (number(NOT_CLOSED) > 0) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new Refused("The book was not closed in %d minutes.".formatted(PATIENCE.toMinutes()));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    private long number(String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    private static Refused refused(SQLException failure) {
        return new Refused("The book could not be used: " + failure.getMessage());
    }

    private static String script(String name) {
        try (var found = Book.class.getResourceAsStream("/ledger/" + name + ".sql")) {
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
