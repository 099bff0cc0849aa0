package dev.beseda.llm.replies.work;

import dev.beseda.kit.Ids;
import dev.beseda.kit.concurrency.WakeupTimer;
import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.llm.replies.Channels;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.endings.FinishedReply;
import dev.beseda.llm.replies.leases.Lease;
import dev.beseda.llm.replies.leases.Leases;
import dev.beseda.llm.replies.writing.ReplyMetrics;
import dev.beseda.llm.replies.writing.RunningReplies;
import dev.beseda.llm.replies.writing.Writer;
import dev.beseda.llm.replies.writing.Writing;
import dev.beseda.llm.replies.writing.Writing.Interruption;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes replies that are due, has them written and hands them over to be ended.
@ApplicationScoped
class ReplyWorker {
    private static final Duration RELEASE_TIME = Duration.ofSeconds(2);
    private static final CompletableFuture<Void> NO_TURN = CompletableFuture.completedFuture(null);

    private final Leases leases;
    private final Writer writer;
    private final ReplyFinisher replyFinisher;
    private final RunningReplies runningReplies;
    private final ReplyMetrics metrics;
    private final RepliesConfig config;
    private final Clock clock;
    private final WakeupTimer timer;
    private final WorkLoop workLoop = new WorkLoop("replies", this::turn);

    /// Whether somebody waited when we last looked: for a place, or for the reply before it.
    private volatile boolean anyWaits = true;

    private final AtomicInteger placesFreed = new AtomicInteger();

    private volatile boolean released;

    /// The turn under way: what it takes is released with the others.
    private volatile CompletableFuture<Void> turn = NO_TURN;

    /// A lease whose taking has failed with an unknown outcome: its replies are ours, and in nobody's hands.
    private Optional<UUID> unheard = Optional.empty();

    ReplyWorker(
            Leases leases,
            Writer writer,
            ReplyFinisher replyFinisher,
            RunningReplies runningReplies,
            ReplyMetrics metrics,
            RepliesConfig config,
            Notifications notifications,
            Clock clock,
            Vertx vertx) {
        this.leases = leases;
        this.writer = writer;
        this.replyFinisher = replyFinisher;
        this.runningReplies = runningReplies;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
        this.timer = new WakeupTimer(clock, vertx, workLoop::wake);
        runningReplies.whenGone(this::placeIsFree);
        notifications.listen(Channels.DUE, millis -> due(Instant.ofEpochMilli(Long.parseLong(millis))));
        notifications.listen(Channels.HALT, reply -> halt(UUID.fromString(reply)));
    }

    void start(@Observes StartupEvent begun) {
        workLoop.wake();
    }

    /// What is under way may end; what does not is left to others, who need not wait for its lease.
    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
        turn.completeOnTimeout(null, RELEASE_TIME.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        runningReplies
                .emptied()
                .completeOnTimeout(null, config.farewell().toMillis(), TimeUnit.MILLISECONDS)
                .join();
        replyFinisher.close();
        release(runningReplies.all());
    }

    /// Whoever is interrupted leaves our hands at once, so the leases are noted down before.
    private void release(Collection<Writing> left) {
        released = true;
        var held = left.stream().map(Writing::lease).toList();
        left.forEach(writing -> writing.interrupt(Interruption.LOST));
        leases.release(held)
                .ifNoItem()
                .after(RELEASE_TIME)
                .recoverWithUni(Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> Log.warnf("Others wait for the leases of %d replies: %s", held.size(), failure))
                .onFailure()
                .recoverWithUni(Uni.createFrom().voidItem())
                .subscribeAsCompletionStage()
                .join();
    }

    /// Looks for replies whose replica fell, and for those nobody told us of.
    @Scheduled(every = "1s", delayed = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        workLoop.wake();
    }

    /// As long as nobody waits there is nothing to look for.
    private void placeIsFree() {
        placesFreed.incrementAndGet();
        if (anyWaits) {
            workLoop.wake();
        }
    }

    private void due(Instant at) {
        if (at.isAfter(clock.instant())) {
            timer.ringAt(at);
        } else {
            workLoop.wake();
        }
    }

    private void halt(UUID reply) {
        runningReplies.find(reply).ifPresent(writing -> writing.interrupt(Interruption.STOPPED));
    }

    private Uni<Void> turn() {
        var over = new CompletableFuture<Void>();
        turn = over;
        return reclaimed().chain(this::takeAll).onTermination().invoke(() -> over.complete(null));
    }

    /// What the database may have given us without our hearing of it is begun now, and not after its lease has run out.
    private Uni<Void> reclaimed() {
        return unheard.map(lease -> leases.reclaim(lease, runningReplies.ids())
                        .invoke(this::begin)
                        .invoke(() -> unheard = Optional.empty())
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> takeAll() {
        int free = places();
        int freed = placesFreed.get();
        anyWaits = true;
        return free <= 0
                ? Uni.createFrom().voidItem()
                : take(free)
                        .chain(taken -> taken < free
                                ? lookAhead(freed)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Integer> take(int free) {
        var lease = Ids.next();
        return leases.take(lease, free, runningReplies.ids())
                .onFailure()
                .invoke(failure -> unheard = Optional.of(lease))
                .invoke(this::begin)
                .map(List::size);
    }

    /// Who became free since the last look and found nobody told of it is made up for.
    private Uni<Void> lookAhead(int freed) {
        return leases.ahead()
                .invoke(ahead -> {
                    ahead.next().ifPresent(timer::ringAt);
                    anyWaits = ahead.anyWaits();
                    if (anyWaits && placesFreed.get() != freed) {
                        workLoop.wake();
                    }
                })
                .replaceWithVoid();
    }

    /// How many replies more this replica can write.
    private int places() {
        return config.mostAtOnce() - runningReplies.size();
    }

    /// What comes in when nothing may begin any more goes to others at once.
    private void begin(List<Lease> taken) {
        if (released) {
            leases.release(taken).subscribe().with(done -> {}, failure -> Log.debugf("Not released: %s", failure));
        } else {
            taken.forEach(this::begin);
        }
    }

    void begin(Lease lease) {
        var writing = new Writing(lease, clock, clock.instant().plus(config.lease()));
        runningReplies.add(writing);
        metrics.begun(writing);
        writer.write(writing)
                .subscribe()
                .with(finishedReply -> over(writing, finishedReply), failure -> lost(writing, failure));
    }

    private void over(Writing writing, FinishedReply finishedReply) {
        if (writing.isLost()) {
            runningReplies.gone(writing.lease().reply());
        } else {
            replyFinisher.end(finishedReply);
        }
    }

    private void lost(Writing writing, Throwable failure) {
        Log.errorf(
                failure,
                "Reply %s broke off and is taken up again",
                writing.lease().reply());
        runningReplies.gone(writing.lease().reply());
    }
}
