package dev.beseda.kit.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/// A transaction that is under way: statements run in it, and what must wait for its commit.
public final class Transaction {
    private final SqlConnection connection;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Transaction(SqlConnection connection) {
        this.connection = connection;
    }

    /// Runs one prepared statement.
    public Uni<RowSet<Row>> run(String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values);
    }

    /// Sends statements that need nothing of each other's answers without waiting in between; PostgreSQL does them in
    /// this order. On a busy machine each wait costs more than its statement.
    public static Uni<Void> inARow(List<Uni<Void>> statements) {
        return Uni.join().all(statements).andFailFast().replaceWithVoid();
    }

    /// Does `work` when the transaction has been committed, and never when it was not.
    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
