package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.SendPolicy;
import dev.beseda.kit.Pump;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.kit.postgres.ShardedWork;
import dev.beseda.kit.postgres.Shards;
import dev.beseda.kit.postgres.Transaction;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/// The way out to Telegram for every other room: deliveries are stored with the decision they belong to and handed,
/// after the commit, to the replica that speaks for their bot. Bulk stays in the table until its turn comes near.
/// Whatever a fallen replica left is taken up here.
@ApplicationScoped
public class Dispatch implements Shards.Bearer {
    private static final String CHANNEL = "beseda_delivery";
    private static final Duration DRAIN_LOOK = Duration.ofMillis(20);
    private static final Duration DRAIN_TIME = Duration.ofSeconds(8);
    private static final String FALLEN = "The house fell while the call was under way";

    private final Deliveries deliveries;
    private final Outcomes outcomes;
    private final BulkPages bulk;
    private final Sender sender;
    private final Notifications notifications;
    private final Clock clock;
    private final Shards shards;
    private final Admission admission;
    private final Pump look = new Pump("deliveries", this::lookForOpen);
    private final Set<Integer> toRecover = new ConcurrentSkipListSet<>();

    Dispatch(
            Deliveries deliveries,
            Outcomes outcomes,
            BulkPages bulk,
            Sender sender,
            Notifications notifications,
            ShardedWork work,
            Clock clock) {
        this.deliveries = deliveries;
        this.outcomes = outcomes;
        this.bulk = bulk;
        this.sender = sender;
        this.notifications = notifications;
        this.clock = clock;
        this.shards = work.share(new Shards.Work("telegram deliveries", Deliveries.SHARDS), this);
        this.admission = new Admission(sender::take, shards::holds);
        bulk.whenLow(look::wake);
        outcomes.whenSaid(this::handOver);
        notifications.listen(CHANNEL, payload -> look.wake());
    }

    /// Stores deliveries with the transaction; they leave when it is committed.
    public Uni<Void> put(Transaction transaction, List<Delivery> decided) {
        if (decided.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        transaction.afterCommit(() -> handOver(decided));
        return deliveries.put(transaction, decided);
    }

    /// Hands over what was stored otherwise than by [#put], once it is committed.
    void handOver(List<Delivery> stored) {
        var ours = stored.stream().filter(this::isOurs).toList();
        admission.enter(
                ours.stream().filter(delivery -> !delivery.lane().isBulk()).toList());
        if (admission.keepsAside()
                || ours.stream().anyMatch(delivery -> delivery.lane().isBulk())) {
            look.wake();
        }
        if (ours.size() < stored.size()) {
            notifications
                    .tell(CHANNEL, "")
                    .subscribe()
                    .with(done -> {}, failure -> Log.debug("Another replica hears of deliveries a moment later"));
        }
    }

    private boolean isOurs(Delivery delivery) {
        return speaksFor(delivery.to().bot());
    }

    /// Whether this replica is the one that sends for the bot.
    boolean speaksFor(UUID bot) {
        return shards.holds(Deliveries.shard(bot));
    }

    @Override
    public void gained(Set<Integer> gained) {
        sender.gained();
        toRecover.addAll(gained);
        look.wake();
    }

    @Override
    public Uni<Void> leaving(Set<Integer> leaving) {
        var bots = botsOf(leaving);
        admission.close(leaving);
        sender.forget(bots);
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> sender.isBusyFor(bots))
                        .onItem()
                        .delayIt()
                        .by(DRAIN_LOOK))
                .whilst(busy -> busy)
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Override
    public void lost() {
        admission.closeAll();
        sender.forget(bot -> true);
    }

    void start(@Observes StartupEvent begun) {
        shards.open();
    }

    /// Waits for the calls under way: their outcomes would be unknown otherwise.
    void stop(@Observes ShutdownEvent ended) {
        sender.close();
        look.close();
        leaving(shards.held())
                .ifNoItem()
                .after(DRAIN_TIME)
                .recoverWithUni(Uni.createFrom().voidItem())
                .subscribeAsCompletionStage()
                .join();
        shards.close();
    }

    /// The safety net, for what no hand-over and no notification told of.
    @Scheduled(every = "2s", delayed = "2s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        sender.sweep();
        look.wake();
    }

    private Uni<Void> lookForOpen() {
        var held = shards.held();
        return held.isEmpty()
                ? Uni.createFrom().voidItem()
                : recover().chain(() -> loadQueued(held)).chain(() -> bulk.load(held));
    }

    private Uni<Void> recover() {
        var gained = Set.copyOf(toRecover);
        if (gained.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return deliveries
                .abandoned(gained, sender.inHand())
                .map(found -> found.stream().map(this::abandoned).toList())
                .chain(endings -> outcomes.record(endings, List.of()))
                .invoke(() -> toRecover.removeAll(gained))
                .replaceWithVoid();
    }

    private Ending abandoned(Delivery delivery) {
        Log.warnf("Delivery %s: %s", delivery.id(), FALLEN);
        return new Ending(delivery, SendPolicy.unknown(delivery, clock.instant(), FALLEN));
    }

    private Uni<Void> loadQueued(Set<Integer> held) {
        return deliveries
                .queued(held, sender.inHand())
                .invoke(found -> admission.catchUp(held, found, found.size() < Deliveries.MOST_AT_ONCE))
                .replaceWithVoid();
    }

    private static Predicate<UUID> botsOf(Set<Integer> shards) {
        return bot -> shards.contains(Deliveries.shard(bot));
    }
}
