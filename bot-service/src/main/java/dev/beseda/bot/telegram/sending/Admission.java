package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.telegram.deliveries.Deliveries;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.sending.DeliveryPage.Line;
import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lets deliveries in to the sender: straight from memory when the table has nothing more of their pile, else in their
/// turn from there, page by page. So memory holds little, however much waits. Safe to use from many threads.
final class Admission {
    private final Consumer<Collection<Delivery>> sender;
    private final IntPredicate ours;
    private final Predicate<Pile> hasRoom;
    private final Set<Integer> caughtUp = new HashSet<>();
    private final Map<Pile, Backlog> backlogs = new HashMap<>();

    /// What the table has of a pile beyond what is in hand.
    private static final class Backlog {
        /// The line at which the last page ended; none where the next one begins from the start.
        @Nullable
        Line goneOn;

        /// Whether something may have come behind the look's back since it began from the start.
        boolean missed;
    }

    /// What one look is for.
    ///
    /// @param full the piles of which nothing more is wanted
    /// @param goneOn where the piles that are in the middle of a pass go on
    record Look(Set<Pile> full, List<Line> goneOn) {}

    /// @param ours whether a shard is held by this replica
    /// @param hasRoom whether so little of a pile is in hand that something new may be let in from memory
    Admission(Consumer<Collection<Delivery>> sender, IntPredicate ours, Predicate<Pile> hasRoom) {
        this.sender = sender;
        this.ours = ours;
        this.hasRoom = hasRoom;
    }

    /// Deliveries of our shards that have just been stored. Whether some were left to the table.
    synchronized boolean enter(Collection<Delivery> fresh) {
        var admitted = new ArrayList<Delivery>();
        for (var delivery : fresh) {
            if (isOpen(delivery)) {
                admitted.add(delivery);
            } else {
                leave(Pile.of(delivery));
            }
        }
        if (!admitted.isEmpty()) {
            sender.accept(admitted);
        }
        return admitted.size() < fresh.size();
    }

    /// Bulk always comes from the table: there it is known who has left meanwhile.
    private boolean isOpen(Delivery delivery) {
        var pile = Pile.of(delivery);
        return !pile.lane().isBulk()
                && caughtUp.contains(shard(pile))
                && !backlogs.containsKey(pile)
                && hasRoom.test(pile);
    }

    /// Something of this pile is in the table and not in hand.
    synchronized void leave(Pile pile) {
        backlogs.computeIfAbsent(pile, first -> new Backlog()).missed = true;
    }

    synchronized boolean hasBacklog(Pile pile) {
        return backlogs.containsKey(pile);
    }

    synchronized int backlogs() {
        return backlogs.size();
    }

    /// A look begins.
    ///
    /// @param wanted whether more of a pile shall be fetched
    synchronized Look begin(Predicate<Pile> wanted) {
        var full = new HashSet<Pile>();
        var goneOn = new ArrayList<Line>();
        backlogs.forEach((pile, backlog) -> {
            if (!wanted.test(pile)) {
                full.add(pile);
            } else if (backlog.goneOn == null) {
                backlog.missed = false;
            } else {
                goneOn.add(backlog.goneOn);
            }
        });
        return new Look(full, goneOn);
    }

    /// A look has ended: what it found goes first. Whether another one would find more at once.
    ///
    /// @param shards those that were looked at
    synchronized boolean end(Look look, Set<Integer> shards, DeliveryPage page, List<Delivery> found) {
        if (!found.isEmpty()) {
            sender.accept(found);
        }
        shards.stream().filter(ours::test).forEach(caughtUp::add);
        var inTheMiddle = new HashSet<>(look.goneOn().stream().map(Line::pile).toList());
        page.piles().forEach((pile, seen) -> {
            if (!seen.toTheEnd() || seen.more()) {
                backlogs.computeIfAbsent(pile, first -> new Backlog());
            }
        });
        boolean again = false;
        for (var entry : List.copyOf(backlogs.entrySet())) {
            var pile = entry.getKey();
            if (shards.contains(shard(pile)) && !look.full().contains(pile)) {
                again |= pass(pile, entry.getValue(), page.piles().get(pile), inTheMiddle.contains(pile));
            }
        }
        return again;
    }

    /// One page of a pass through a pile is over.
    private boolean pass(Pile pile, Backlog backlog, DeliveryPage.@Nullable Seen seen, boolean inTheMiddle) {
        if (seen != null && !seen.toTheEnd()) {
            backlog.goneOn = seen.last();
            return !seen.idle();
        }
        backlog.goneOn = null;
        boolean more = inTheMiddle || seen != null && seen.more();
        if (!more && !backlog.missed) {
            backlogs.remove(pile);
        }
        return backlog.missed;
    }

    /// These shards are not ours any more.
    synchronized void close(Set<Integer> shards) {
        caughtUp.removeAll(shards);
        backlogs.keySet().removeIf(pile -> shards.contains(shard(pile)));
    }

    synchronized void closeAll() {
        caughtUp.clear();
        backlogs.clear();
    }

    private static int shard(Pile pile) {
        return Deliveries.shard(pile.bot());
    }
}
