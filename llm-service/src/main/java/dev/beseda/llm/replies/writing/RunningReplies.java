package dev.beseda.llm.replies.writing;

import dev.beseda.llm.replies.leases.Lease;
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
public class RunningReplies {
    private final Map<UUID, Writing> writings = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> emptied = new CompletableFuture<>();
    private volatile Runnable whenGone = () -> {};

    /// Tells `listener` whenever there is a place free.
    public void whenGone(Runnable listener) {
        whenGone = listener;
    }

    public void add(Writing writing) {
        writings.put(writing.lease().reply(), writing);
    }

    public void gone(UUID reply) {
        writings.remove(reply);
        if (writings.isEmpty()) {
            emptied.complete(null);
        }
        whenGone.run();
    }

    public Optional<Writing> find(UUID reply) {
        return Optional.ofNullable(writings.get(reply));
    }

    public Collection<Writing> all() {
        return List.copyOf(writings.values());
    }

    public List<Lease> leases() {
        return writings.values().stream().map(Writing::lease).toList();
    }

    public Set<UUID> ids() {
        return Set.copyOf(writings.keySet());
    }

    public int size() {
        return writings.size();
    }

    /// When nothing is left; nothing may be added any more.
    public CompletableFuture<Void> emptied() {
        emptied = new CompletableFuture<>();
        if (writings.isEmpty()) {
            emptied.complete(null);
        }
        return emptied;
    }
}
