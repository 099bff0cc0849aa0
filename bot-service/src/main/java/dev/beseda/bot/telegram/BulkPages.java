package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.Lines.Pile;
import dev.beseda.bot.telegram.rules.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Takes bulk out of the table page by page: however much lies there, little of it is in memory, and each bot and lane
/// has its own page.
@ApplicationScoped
class BulkPages {
    /// Two seconds of a bot's usual pace.
    static final int PAGE = 60;

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
            if (piles.stream().anyMatch(pile -> deep.contains(pile) && sender.fresh(pile) < LOW)) {
                look.run();
            }
        });
    }

    /// Fetches what there is for these shards.
    Uni<Void> load(Set<Integer> shards) {
        var enough = sender.full(LOW);
        return deliveries
                .pages(shards, sender.inHand(), enough, PAGE)
                .call(found -> outcomes.record(departed(found), List.of()))
                .invoke(found -> take(found, enough))
                .replaceWithVoid();
    }

    private void take(List<Deliveries.Found> found, Set<Pile> enough) {
        var sizes = found.stream().collect(Collectors.groupingBy(BulkPages::pile, Collectors.counting()));
        deep.retainAll(enough);
        sizes.forEach((pile, size) -> {
            if (size == PAGE) {
                deep.add(pile);
            }
        });
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
