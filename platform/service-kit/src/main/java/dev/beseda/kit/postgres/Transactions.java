package dev.beseda.kit.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Opens transactions of the reactive client.
@ApplicationScoped
public class Transactions {
    private final Pool pool;

    public Transactions(Pool pool) {
        this.pool = pool;
    }

    /// Runs one statement that is a transaction of its own.
    public Uni<RowSet<Row>> run(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values);
    }

    /// Does `work` in one transaction: all of it is committed, or nothing.
    public <R> Uni<R> in(Function<Transaction, Uni<R>> work) {
        var current = new AtomicReference<Transaction>();
        return pool.withTransaction(connection -> {
                    var transaction = new Transaction(connection);
                    current.set(transaction);
                    return work.apply(transaction);
                })
                .invoke(() -> current.get().committed());
    }
}
