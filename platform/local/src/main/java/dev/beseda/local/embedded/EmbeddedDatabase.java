package dev.beseda.local.embedded;

import dev.beseda.local.processes.ChildProcess;
import dev.beseda.local.processes.StopSignal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// A running PostgreSQL server whose life ends with this object.
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final PostgresServer server;
    private final ChildProcess process;

    private EmbeddedDatabase(PostgresServer server, ChildProcess process) {
        this.server = server;
        this.process = process;
    }

    /// Returns when the server answers queries.
    public static EmbeddedDatabase start(PostgresServer server) {
        server.prepare();
        var log = server.folder().resolve("postgres.log");
        var process = ChildProcess.start(server.command(), log);
        var database = new EmbeddedDatabase(server, process);
        database.awaitAnswer(log);
        return database;
    }

    public DatabaseAddress address() {
        return server.address();
    }

    /// A database of this name, made if it is missing.
    public DatabaseAddress database(String name) {
        try {
            Databases.ensure(server.address(), name);
            return server.address().withDatabase(name);
        } catch (SQLException failure) {
            throw new IllegalStateException("Cannot make the database " + name, failure);
        }
    }

    /// Ends the server at once, as `kill -9` does.
    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.stop(StopSignal.INT, Duration.ofSeconds(10));
    }

    private void awaitAnswer(Path log) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!Databases.answers(server.address())) {
            if (!process.alive() || Instant.now().isAfter(deadline)) {
                close();
                throw new IllegalStateException("PostgreSQL did not start, see " + log);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL starts", interrupted);
        }
    }
}
