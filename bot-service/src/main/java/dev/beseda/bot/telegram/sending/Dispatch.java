package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.bots.BotNews;
import dev.beseda.bot.telegram.deliveries.Deliveries;
import dev.beseda.bot.telegram.deliveries.DeliveryOutbox;
import dev.beseda.bot.telegram.deliveries.Outcomes;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import dev.beseda.kit.concurrency.WakeupTimer;
import dev.beseda.kit.concurrency.WorkLoop;
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
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// The way out to Telegram for every other room: deliveries are stored with the decision they belong to and handed,
/// after the commit, to the replica that speaks for their bot. Bulk stays in the table until its turn comes near.
/// Whatever a fallen replica left is taken up here.
@ApplicationScoped
public class Dispatch implements DeliveryOutbox, Supply, Shards.ShardListener {
    private static final String CHANNEL = "beseda_delivery";
    private static final Duration DRAIN_LOOK = Duration.ofMillis(20);
    private static final Duration DRAIN_TIME = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Deliveries deliveries;
    private final DeliveryPages deliveryPages;
    private final Sender sender;
    private final Notifications notifications;
    private final Clock clock;
    private final Shards shards;
    private final Admission admission;
    private final WorkLoop look = new WorkLoop("deliveries", this::lookForOpen);
    private final WakeupTimer later;

    Dispatch(
            Deliveries deliveries,
            Outcomes outcomes,
            OpenDeliveries open,
            Sender sender,
            SendMetrics metrics,
            Notifications notifications,
            ShardedWork work,
            BotNews news,
            Vertx vertx,
            Clock clock) {
        this.deliveries = deliveries;
        this.deliveryPages = new DeliveryPages(open, deliveries, outcomes, sender.queues(), clock);
        this.sender = sender;
        this.notifications = notifications;
        this.clock = clock;
        this.shards = work.share(new Shards.Work("telegram deliveries", Deliveries.SHARDS), this);
        this.admission = new Admission(sender::take, shards::holds, deliveryPages::hasRoom);
        this.later = new WakeupTimer(clock, vertx, look::wake);
        metrics.watchBacklogs(admission::backlogs);
        notifications.listen(CHANNEL, payload -> look.wake());
        // A bot was switched on or off, perhaps.
        news.listen(look::wake);
    }

    @Override
    public void refill(Set<Pile> begun) {
        if (begun.stream().anyMatch(pile -> admission.hasBacklog(pile) && deliveryPages.isLow(pile))) {
            look.wake();
        }
    }

    /// What may not begin yet waits for something that is not in our hands: a moment later it may be.
    @Override
    public void takeBack(Pile refused) {
        admission.leave(refused);
        later.ringAt(clock.instant().plus(PAUSE));
    }

    @Override
    public Uni<Void> put(Transaction transaction, List<Delivery> decided) {
        if (decided.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return deliveries
                .put(transaction, decided)
                .invoke(stored -> transaction.afterCommit(() -> handOver(stored)))
                .replaceWithVoid();
    }

    /// Hands over what was stored otherwise than by [#put], once it is committed.
    public void handOver(List<Delivery> stored) {
        var ours = stored.stream().filter(this::isOurs).toList();
        if (admission.enter(ours)) {
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
    public boolean speaksFor(UUID bot) {
        return shards.holds(Deliveries.shard(bot));
    }

    @Override
    public void gained(Set<Integer> gained) {
        sender.gained();
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
                : deliveryPages.load(held, admission).invoke(this::goOn).replaceWithVoid();
    }

    private void goOn(boolean more) {
        if (more) {
            look.wake();
        }
    }

    private static Predicate<UUID> botsOf(Set<Integer> shards) {
        return bot -> shards.contains(Deliveries.shard(bot));
    }
}
