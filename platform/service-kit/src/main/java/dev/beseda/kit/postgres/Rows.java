package dev.beseda.kit.postgres;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The rows of an answer, to be read one by one.
public final class Rows {
    private Rows() {}

    public static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
