package dev.beseda.kit.postgres;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Many rows as the parameters of one statement: a PostgreSQL array for each column, to be put together by `unnest`.
///
/// @param <T> what a row is made of
public final class UnnestColumns<T> {
    private final List<T> rows;
    private final Tuple columns = Tuple.tuple();

    private UnnestColumns(Collection<T> rows) {
        this.rows = List.copyOf(rows);
    }

    public static <T> UnnestColumns<T> of(Collection<T> rows) {
        return new UnnestColumns<>(rows);
    }

    public UnnestColumns<T> uuids(Function<T, @Nullable UUID> value) {
        return add(value, UUID[]::new);
    }

    public UnnestColumns<T> texts(Function<T, @Nullable String> value) {
        return add(value, String[]::new);
    }

    public UnnestColumns<T> longs(Function<T, @Nullable Long> value) {
        return add(value, Long[]::new);
    }

    public UnnestColumns<T> integers(Function<T, @Nullable Integer> value) {
        return add(value, Integer[]::new);
    }

    public UnnestColumns<T> instants(Function<T, @Nullable Instant> value) {
        return add(row -> time(value.apply(row)), OffsetDateTime[]::new);
    }

    public UnnestColumns<T> dates(Function<T, @Nullable LocalDate> value) {
        return add(value, LocalDate[]::new);
    }

    /// The columns in the order they were named: `$1`, `$2` …
    public Tuple tuple() {
        return columns;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private <V> UnnestColumns<T> add(Function<T, @Nullable V> value, IntFunction<V[]> array) {
        columns.addValue(rows.stream().map(value).toArray(array));
        return this;
    }
}
