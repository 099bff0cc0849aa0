package dev.beseda.kit.web.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One piece of a long list; `next` is the cursor of the following piece, absent on the last one.
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> next) {

    /// Makes a page of rows that were asked for with one row more than the limit.
    public static <T> Page<T> of(List<T> rows, int limit, Function<? super T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), Optional.empty());
        }
        var items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, Optional.of(cursor.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}
