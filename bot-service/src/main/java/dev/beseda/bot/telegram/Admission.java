package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/// Lets new deliveries in to the sender only behind those of their shard that are still in the table alone: a shard
/// that has just come to us may hold older ones for the same chat. Safe to use from many threads.
final class Admission {
    private final Consumer<Collection<Delivery>> sender;
    private final IntPredicate ours;
    private final Set<Integer> caughtUp = new HashSet<>();
    private final List<Delivery> aside = new ArrayList<>();

    /// @param ours whether a shard is held by this replica
    Admission(Consumer<Collection<Delivery>> sender, IntPredicate ours) {
        this.sender = sender;
        this.ours = ours;
    }

    /// Deliveries of our shards that have just been stored: those whose shard is not caught up are put aside.
    synchronized void enter(Collection<Delivery> fresh) {
        var admitted = new ArrayList<Delivery>();
        fresh.forEach(delivery -> (caughtUp.contains(shard(delivery)) ? admitted : aside).add(delivery));
        if (!admitted.isEmpty()) {
            sender.accept(admitted);
        }
    }

    /// Whether something waits for its shard to be caught up.
    synchronized boolean keepsAside() {
        return !aside.isEmpty();
    }

    /// What was found in the table for these shards goes first, then what was put aside meanwhile.
    ///
    /// @param all whether this is all the table had; else what was put aside stays there, to be found in its turn
    synchronized void catchUp(Set<Integer> shards, List<Delivery> found, boolean all) {
        sender.accept(found);
        var waiting = List.copyOf(aside);
        aside.clear();
        if (all) {
            shards.stream().filter(ours::test).forEach(caughtUp::add);
            enter(waiting);
        }
    }

    /// These shards are not ours any more.
    synchronized void close(Set<Integer> shards) {
        caughtUp.removeAll(shards);
    }

    synchronized void closeAll() {
        caughtUp.clear();
        aside.clear();
    }

    private static int shard(Delivery delivery) {
        return Deliveries.shard(delivery.to().bot());
    }
}
