package dev.beseda.kit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/// Does long work a chunk at a time, so that no transaction holds its locks for long.
public final class Chunks {
    private Chunks() {}

    /// Does `chunk` as long as it says that there is more.
    public static Uni<Void> whileMore(Supplier<Uni<? extends Boolean>> chunk) {
        return Multi.createBy()
                .repeating()
                .uni(chunk)
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Does `chunk` from `first` on, and then from wherever it says that the next one begins.
    public static <C> Uni<Void> from(C first, Function<C, Uni<Optional<C>>> chunk) {
        var cursor = new AtomicReference<>(first);
        return whileMore(() -> chunk.apply(cursor.get())
                .invoke(next -> next.ifPresent(cursor::set))
                .map(Optional::isPresent));
    }
}
