package dev.beseda.kit.postgres;

import io.quarkus.logging.Log;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The rows of an answer, to be read one by one.
public final class Rows {
    private Rows() {}

    public static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    /// Rows that this release can read, and those that it can't.
    public record Sorted<T>(List<T> readable, List<Row> unreadable) {}

    /// Reads each for itself: one that can't be read is no reason to leave the others.
    public static <T> Sorted<T> sort(RowSet<Row> rows, Function<Row, T> reader) {
        var readable = new ArrayList<T>();
        var unreadable = new ArrayList<Row>();
        for (var row : rows) {
            try {
                readable.add(reader.apply(row));
            } catch (RuntimeException unknown) {
                Log.errorf("A row can't be read and is set aside: %s", unknown);
                unreadable.add(row);
            }
        }
        return new Sorted<>(List.copyOf(readable), List.copyOf(unreadable));
    }
}
