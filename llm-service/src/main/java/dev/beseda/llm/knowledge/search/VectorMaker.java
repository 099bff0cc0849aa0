package dev.beseda.llm.knowledge.search;

import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.llm.providers.Embeddings;
import dev.beseda.llm.providers.rules.Endpoint;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Has vectors made of the passages that a bot's model has not read yet, when a question shows that there are such.
/// One bot at a time, so that nobody's provider is flooded.
@ApplicationScoped
class VectorMaker {
    private static final int AT_ONCE = 32;

    private final WorkLoop workLoop = new WorkLoop("vectors of passages", this::turn);
    private final Map<Wish, List<Endpoint>> wishes = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private final PassageVectors vectors;
    private final Embeddings embeddings;

    VectorMaker(PassageVectors vectors, Embeddings embeddings) {
        this.vectors = vectors;
        this.embeddings = embeddings;
    }

    private record Wish(Scope scope, String model) {}

    void stop(@Observes ShutdownEvent ended) {
        closed = true;
        workLoop.close();
    }

    void wish(Scope scope, String model, List<Endpoint> chain) {
        wishes.put(new Wish(scope, model), chain);
        workLoop.wake();
    }

    private Uni<Void> turn() {
        return closed ? Uni.createFrom().voidItem() : fulfilAll();
    }

    private Uni<Void> fulfilAll() {
        return wishes.entrySet().stream()
                .findFirst()
                .map(next -> {
                    wishes.remove(next.getKey());
                    return fulfil(next.getKey(), next.getValue())
                            .onFailure()
                            .invoke(failure -> Log.infof("Vectors are made another time: %s", failure))
                            .onFailure()
                            .recoverWithNull()
                            .chain(this::turn);
                })
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> fulfil(Wish wish, List<Endpoint> chain) {
        return vectors.missing(wish.scope(), wish.model(), AT_ONCE)
                .chain(unread -> unread.isEmpty() || closed ? Uni.createFrom().voidItem() : make(wish, chain, unread));
    }

    /// When another model answers than the one that was wished for, the wished one is away: another time.
    private Uni<Void> make(Wish wish, List<Endpoint> chain, List<PassageVectors.Unread> unread) {
        var texts = unread.stream().map(PassageVectors.Unread::text).toList();
        return embeddings
                .embed(chain, texts)
                .chain(made -> made.model().equals(wish.model())
                        ? vectors.keep(wish.scope().workspace(), unread, made).chain(() -> fulfil(wish, chain))
                        : Uni.createFrom().voidItem());
    }
}
