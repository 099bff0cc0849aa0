package dev.beseda.bot.conversations.timers.firing;

import dev.beseda.bot.conversations.timers.Timers;
import dev.beseda.kit.concurrency.WakeupTimer;
import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.Notifications;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;

/// Rings when the next timer is due: it hears of new ones, of whichever replica, and needs not look for them.
@ApplicationScoped
class AlarmClock {
    private final TimerWorker worker;
    private final Timers timers;
    private final WorkLoop workLoop = new WorkLoop("timers", this::turn);
    private final WakeupTimer timer;

    AlarmClock(TimerWorker worker, Timers timers, Notifications notifications, Clock clock, Vertx vertx) {
        this.worker = worker;
        this.timers = timers;
        this.timer = new WakeupTimer(clock, vertx, workLoop::wake);
        notifications.listen(Timers.CHANNEL, millis -> timer.ringAt(Instant.ofEpochMilli(Long.parseLong(millis))));
    }

    void start(@Observes StartupEvent begun) {
        workLoop.wake();
    }

    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
    }

    /// The safety net, for what was told while nobody could hear it.
    @Scheduled(every = "15s", delayed = "15s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        workLoop.wake();
    }

    private Uni<Void> turn() {
        return worker.fire()
                .chain(fired -> fired > 0 ? Uni.createFrom().item(fired) : worker.postpone())
                .chain(moved -> moved > 0
                        ? turn()
                        : timers.next()
                                .invoke(next -> next.ifPresent(timer::ringAt))
                                .replaceWithVoid());
    }
}
