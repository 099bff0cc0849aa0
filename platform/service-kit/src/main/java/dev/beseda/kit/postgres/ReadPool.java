package dev.beseda.kit.postgres;

import dev.beseda.kit.problems.Overloaded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/// Connections of their own for what people look for: however many search, and however slowly, those who handle
/// messages have theirs.
@ApplicationScoped
public class ReadPool {
    private static final String CANCELED = "57014";

    private final Pool pool;
    private final ReadConfig config;

    ReadPool(Vertx vertx, DatabaseAddress address, ReadConfig config) {
        this.config = config;
        var options = address.options();
        options.addProperty("statement_timeout", String.valueOf(config.timeout().toMillis()));
        options.setCachePreparedStatements(true);
        var size = new PoolOptions()
                .setMaxSize(config.connections())
                .setMaxWaitQueueSize(config.mostWaiting())
                .setConnectionTimeout((int) config.timeout().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        this.pool = Pool.pool(vertx, options, size);
    }

    /// Runs one statement that changes nothing.
    public Uni<RowSet<Row>> run(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .onFailure(ReadPool::isOurLimit)
                .transform(failure ->
                        new Overloaded("This takes longer than %d seconds just now: look for less, or try again later"
                                .formatted(config.timeout().toSeconds())));
    }

    @PreDestroy
    void close() {
        pool.closeAndForget();
    }

    /// The statement was ended, or there was no connection for it in time.
    private static boolean isOurLimit(Throwable failure) {
        return failure instanceof PgException refused
                ? refused.getSqlState().equals(CANCELED)
                : failure.getClass().getName().startsWith("io.vertx.");
    }
}
