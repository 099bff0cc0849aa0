package dev.beseda.llm.replies.writing;

import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.leases.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// The replies that this replica has in its hands: being written, or with an end that is not stored yet.
@ApplicationScoped
public class RunningReplies {
    private final Clock clock;
    private final RepliesConfig config;
    private final Map<UUID, Writing> writings = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> emptied = new CompletableFuture<>();
    private volatile Runnable whenPlaceIsFree = () -> {};

    public RunningReplies(Clock clock, RepliesConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /// Tells `listener` whenever there is a place free.
    public void whenPlaceIsFree(Runnable listener) {
        whenPlaceIsFree = listener;
    }

    /// Takes in hand what was leased just now.
    public Writing begin(Lease lease) {
        var writing = new Writing(lease, clock, clock.instant().plus(config.lease()));
        writings.put(lease.reply(), writing);
        return writing;
    }

    public void remove(UUID reply) {
        writings.remove(reply);
        if (writings.isEmpty()) {
            emptied.complete(null);
        }
        whenPlaceIsFree.run();
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

    int size() {
        return writings.size();
    }

    /// How many replies more this replica can write.
    public int freePlaces() {
        return config.mostAtOnce() - size();
    }

    /// When nothing is left, or after the time to end; nothing may be begun any more.
    public CompletableFuture<Void> emptied() {
        emptied = new CompletableFuture<>();
        if (writings.isEmpty()) {
            emptied.complete(null);
        }
        return emptied.completeOnTimeout(null, config.farewell().toMillis(), TimeUnit.MILLISECONDS);
    }
}
