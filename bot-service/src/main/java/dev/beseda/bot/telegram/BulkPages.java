package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.Lines.Pile;
import dev.beseda.bot.telegram.rules.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Takes bulk out of the table page by page: however much lies there, little of it is in memory. Each bot and lane has
/// its own page, and no chat has more of it than another: one that is long-winded or has to wait holds up nobody else.
@ApplicationScoped
class BulkPages {
    /// Two seconds of a bot's usual pace, each of them for another chat.
    static final int PAGE = 60;

    /// How many of a lane a chat has in hand before it is passed over: one to be sent and one to follow it.
    private static final int CROWD = 2;

    /// Where the next page is fetched: far enough from nothing for a slow look.
    private static final int LOW = PAGE / 2;

    private static final String NOBODY_THERE = "403 Nobody is in this chat any more";

    private final Deliveries deliveries;
    private final Outcomes outcomes;
    private final Sender sender;

    /// Piles of which the table may hold more.
    private final Set<Pile> deep = ConcurrentHashMap.newKeySet();

    BulkPages(Deliveries deliveries, Outcomes outcomes, Sender sender) {
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.sender = sender;
    }

    /// Wakes `look` whenever a page is nearly sent and another one may be had.
    void whenLow(Runnable look) {
        sender.whenBulkBegins(piles -> {
            if (piles.stream().anyMatch(pile -> deep.contains(pile) && sender.soon(pile) < LOW)) {
                look.run();
            }
        });
    }

    /// Fetches what there is for these shards.
    Uni<Void> load(Set<Integer> shards) {
        var enough = sender.full(LOW);
        return deliveries
                .pages(shards, new Deliveries.Known(sender.inHand(), enough, sender.crowded(CROWD)), PAGE)
                .call(found -> outcomes.record(departed(found), List.of()))
                .invoke(found -> take(found, enough))
                .replaceWithVoid();
    }

    private void take(List<Deliveries.Found> found, Set<Pile> enough) {
        deep.retainAll(enough);
        found.stream().map(BulkPages::pile).forEach(deep::add);
        sender.take(found.stream()
                .filter(one -> !one.departed())
                .map(Deliveries.Found::delivery)
                .toList());
    }

    /// Nobody is there to read it: it has failed without a call.
    private static Collection<Ending> departed(List<Deliveries.Found> found) {
        return found.stream()
                .filter(Deliveries.Found::departed)
                .map(one -> new Ending(one.delivery(), new Verdict.Failed(NOBODY_THERE)))
                .toList();
    }

    private static Pile pile(Deliveries.Found found) {
        return new Pile(found.delivery().to().bot(), found.delivery().lane());
    }
}
