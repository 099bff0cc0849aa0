package dev.beseda.llm.replies.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// The replies that this replica has in its hands: being written, or with an end that is not stored yet.
@ApplicationScoped
class RunningReplies {
    private final Map<UUID, Writing> writings = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> emptied = new CompletableFuture<>();
    private volatile Runnable whenGone = () -> {};

    /// Tells `listener` whenever there is a place free.
    void whenGone(Runnable listener) {
        whenGone = listener;
    }

    void add(Writing writing) {
        writings.put(writing.lease().reply(), writing);
    }

    void gone(UUID reply) {
        writings.remove(reply);
        if (writings.isEmpty()) {
            emptied.complete(null);
        }
        whenGone.run();
    }

    Optional<Writing> find(UUID reply) {
        return Optional.ofNullable(writings.get(reply));
    }

    Collection<Writing> all() {
        return List.copyOf(writings.values());
    }

    List<Lease> leases() {
        return writings.values().stream().map(Writing::lease).toList();
    }

    Set<UUID> ids() {
        return Set.copyOf(writings.keySet());
    }

    int size() {
        return writings.size();
    }

    /// When nothing is left; nothing may be added any more.
    CompletableFuture<Void> emptied() {
        emptied = new CompletableFuture<>();
        if (writings.isEmpty()) {
            emptied.complete(null);
        }
        return emptied;
    }
}
