package dev.beseda.llm.replies.work;

import dev.beseda.kit.concurrency.WakeupTimer;
import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.llm.replies.Channels;
import dev.beseda.llm.replies.writing.RunningReplies;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Looks for replies that are due whenever there may be some, and a place for them. The database tells when one is.
@ApplicationScoped
class ReplyWorker {
    private static final Duration LAST_TURN = Duration.ofSeconds(2);
    private static final CompletableFuture<Void> NO_TURN = CompletableFuture.completedFuture(null);

    private final ReplyTaker replyTaker;
    private final LeasedReplies leasedReplies;
    private final RunningReplies runningReplies;
    private final Clock clock;
    private final WakeupTimer timer;
    private final WorkLoop workLoop = new WorkLoop("replies", this::turn);

    /// Whether somebody waited when we last looked: for a place, or for the reply before it.
    private volatile boolean anyWaits = true;

    private final AtomicInteger placesFreed = new AtomicInteger();

    /// The turn under way: what it takes is released with the others.
    private volatile CompletableFuture<Void> turn = NO_TURN;

    ReplyWorker(
            ReplyTaker replyTaker,
            LeasedReplies leasedReplies,
            RunningReplies runningReplies,
            Notifications notifications,
            Clock clock,
            Vertx vertx) {
        this.replyTaker = replyTaker;
        this.leasedReplies = leasedReplies;
        this.runningReplies = runningReplies;
        this.clock = clock;
        this.timer = new WakeupTimer(clock, vertx, workLoop::wake);
        runningReplies.whenPlaceIsFree(this::placeIsFree);
        notifications.listen(Channels.DUE, millis -> due(Instant.ofEpochMilli(Long.parseLong(millis))));
    }

    void start(@Observes StartupEvent begun) {
        workLoop.wake();
    }

    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
        turn.completeOnTimeout(null, LAST_TURN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        leasedReplies.close();
    }

    /// Looks for replies whose replica fell, and for those nobody told us of.
    @Scheduled(every = "1s", delayed = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        workLoop.wake();
    }

    private void due(Instant at) {
        if (at.isAfter(clock.instant())) {
            timer.ringAt(at);
        } else {
            workLoop.wake();
        }
    }

    /// As long as nobody waits there is nothing to look for.
    private void placeIsFree() {
        placesFreed.incrementAndGet();
        if (anyWaits) {
            workLoop.wake();
        }
    }

    private Uni<Void> turn() {
        var over = new CompletableFuture<Void>();
        turn = over;
        return replyTaker.reclaim().chain(this::takeAll).onTermination().invoke(() -> over.complete(null));
    }

    private Uni<Void> takeAll() {
        int free = runningReplies.freePlaces();
        int freed = placesFreed.get();
        anyWaits = true;
        return free <= 0
                ? Uni.createFrom().voidItem()
                : replyTaker
                        .take(free)
                        .chain(taken -> taken < free
                                ? lookAhead(freed)
                                : Uni.createFrom().voidItem());
    }

    /// Who became free since the last look and found nobody told of it is made up for.
    private Uni<Void> lookAhead(int freed) {
        return replyTaker
                .ahead()
                .invoke(ahead -> {
                    ahead.next().ifPresent(timer::ringAt);
                    anyWaits = ahead.anyWaits();
                    if (anyWaits && placesFreed.get() != freed) {
                        workLoop.wake();
                    }
                })
                .replaceWithVoid();
    }
}
