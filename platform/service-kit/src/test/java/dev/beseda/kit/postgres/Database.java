package dev.beseda.kit.postgres;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/// The database of a test, asked directly.
public record Database(Pool pool) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public List<Row> run(String sql, Object... values) {
        var rows = pool.preparedQuery(sql).execute(Tuple.from(values)).await().atMost(PATIENCE);
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    public int number(String sql, Object... values) {
        return run(sql, values).getFirst().getInteger(0);
    }

    public List<String> texts(String sql, Object... values) {
        return run(sql, values).stream().map(row -> row.getString(0)).toList();
    }
}
