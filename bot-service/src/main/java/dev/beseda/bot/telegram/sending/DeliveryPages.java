package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.telegram.deliveries.CallBatch;
import dev.beseda.bot.telegram.deliveries.Deliveries;
import dev.beseda.bot.telegram.deliveries.DeliveryResult;
import dev.beseda.bot.telegram.deliveries.OpenDelivery;
import dev.beseda.bot.telegram.deliveries.Outcomes;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.sending.DeliveryPage.Key;
import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Takes deliveries out of the table page by page: however much lies there, little of it is in memory. Each bot and
/// lane has its own page, and no chat has more of it than another: one that is long-winded or has to wait holds up
/// nobody else. What was begun and abandoned is found on the way.
final class DeliveryPages {
    /// Two seconds of a bot's usual bulk, each of them for another chat; and of each chat a burst.
    static final DeliveryPage.Size SIZE = new DeliveryPage.Size(60, 8);

    /// Where the next page is fetched: far enough from nothing for a slow look.
    private static final int LOW = SIZE.lines() / 2;

    /// How much of a pile may come straight from memory, and how much there may be of one in all.
    private static final int MOST_FROM_MEMORY = 100;

    private static final int MOST_OF_A_PILE = 4_000;

    /// When so much is in hand, as in an outage of Telegram, each pile is kept short.
    private static final int MANY = 20_000;

    private final OpenDeliveries open;
    private final Deliveries deliveries;
    private final Outcomes outcomes;
    private final SendQueues queues;
    private final Clock clock;

    DeliveryPages(OpenDeliveries open, Deliveries deliveries, Outcomes outcomes, SendQueues queues, Clock clock) {
        this.open = open;
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.queues = queues;
        this.clock = clock;
    }

    /// Whether something new of this pile may come straight from memory.
    boolean hasRoom(Pile pile) {
        return queues.size(pile) < (queues.size() < MANY ? MOST_FROM_MEMORY : LOW);
    }

    /// Whether a page of this pile is nearly sent.
    boolean isLow(Pile pile) {
        return queues.size(pile) < (queues.size() < MANY ? MOST_OF_A_PILE : LOW)
                && queues.chatsDueSoon(pile, clock.instant()) < LOW;
    }

    /// Fetches what there is for these shards, and lets go of what may not be sent any more.
    /// Whether there is more at once.
    Uni<Boolean> load(Set<Integer> shards, Admission admission) {
        return letGo().chain(() -> look(shards, admission));
    }

    /// The bulk of a bot that was switched off goes back to the table.
    private Uni<Void> letGo() {
        var bots = queues.withBulk();
        return bots.isEmpty()
                ? Uni.createFrom().voidItem()
                : open.inactive(bots).invoke(queues::forgetBulk).replaceWithVoid();
    }

    private Uni<Boolean> look(Set<Integer> shards, Admission admission) {
        var look = admission.begin(this::isLow);
        return open.keys(shards, look, SIZE)
                .map(this::page)
                .chain(page -> fetch(page, found -> admission.end(look, shards, page, found)));
    }

    private DeliveryPage page(List<Key> keys) {
        return DeliveryPage.of(keys, queues.inHand(keys.stream().map(Key::id).toList()), SIZE);
    }

    private interface Taker {
        boolean take(List<Delivery> found);
    }

    private Uni<Boolean> fetch(DeliveryPage page, Taker taker) {
        return page.toLoad().isEmpty()
                ? Uni.createFrom().item(() -> taker.take(List.of()))
                : open.load(page.toLoad()).chain(found -> settle(found, taker));
    }

    /// Ends what no call of ours can change any more, sets aside what another release must read, and takes the rest.
    private Uni<Boolean> settle(List<OpenDelivery> found, Taker taker) {
        var now = clock.instant();
        var results = found.stream().flatMap(one -> one.result(now).stream()).toList();
        var unread = found.stream()
                .filter(one -> one.isForAnother(now))
                .map(one -> one.delivery().id())
                .collect(Collectors.toSet());
        var toSend = found.stream()
                .filter(one -> one.isToBeSent(now))
                .map(OpenDelivery::delivery)
                .toList();
        return setAside(unread).chain(() -> ended(results)).map(changed -> taker.take(toSend) || changed);
    }

    private Uni<Void> setAside(Set<UUID> unread) {
        if (unread.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Log.warnf("%s: %s", OpenDelivery.NOT_READ, unread);
        return deliveries.setAside(unread, OpenDelivery.NOT_READ);
    }

    /// Whether that changed anything: what can't be recorded must not be looked for without a pause.
    private Uni<Boolean> ended(Collection<DeliveryResult> results) {
        if (results.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        results.stream()
                .filter(result -> result.fence().state().equals("sending"))
                .forEach(
                        result -> Log.warnf("Delivery %s: %s", result.delivery().id(), result.failure()));
        return outcomes.record(results, CallBatch.NONE)
                .map(recorded -> !recorded.fresh().isEmpty());
    }
}
