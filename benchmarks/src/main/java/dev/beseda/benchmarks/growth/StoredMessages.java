package dev.beseda.benchmarks.growth;

import dev.beseda.benchmarks.options.Refused;
import dev.beseda.local.embedded.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The bot-service's tables of messages, filled as a year would have filled them.
final class StoredMessages implements AutoCloseable {
    private static final int MESSAGES_OF_A_CONVERSATION = 100;

    private final DatabaseAddress address;
    private final Connection connection;

    private StoredMessages(DatabaseAddress address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    static StoredMessages of(DatabaseAddress address) {
        return new StoredMessages(address, connect(address));
    }

    /// Half of them are from people, in conversations of those bots that are there.
    void fill(int messages) {
        int conversations = Math.max(1, messages / MESSAGES_OF_A_CONVERSATION);
        run(connection, script("year").replace(":conversations", String.valueOf(conversations)));
        var received = CompletableFuture.runAsync(() -> fill("received", messages / 2, conversations));
        fill("sent", messages / 2, conversations);
        received.join();
        List.of("conversation", "received_message", "delivery")
                .forEach(table -> run(connection, "vacuum analyze " + table));
    }

    private void fill(String side, int messages, int conversations) {
        try (var own = connect(address)) {
            run(
                    own,
                    script(side)
                            .replace(":messages", String.valueOf(messages))
                            .replace(":conversations", String.valueOf(conversations)));
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    /// Everything before this month goes.
    void dropMonths() {
        run(connection, script("forget"));
    }

    String sizes() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_size_pretty(pg_database_size(current_database()))")) {
            rows.next();
            return "the database has " + rows.getString(1);
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

    private static Connection connect(DatabaseAddress address) {
        try {
            return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    private static void run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    private static Refused refused(SQLException failure) {
        return new Refused("The tables could not be filled: " + failure.getMessage());
    }

    private static String script(String name) {
        try (var found = StoredMessages.class.getResourceAsStream("/growth/" + name + ".sql")) {
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
