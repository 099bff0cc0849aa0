package dev.beseda.bot.conversations.timers;

import dev.beseda.kit.Pump;
import dev.beseda.kit.postgres.Notifications;
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

/// Rings when the next timer is due: it hears of new ones, of whichever replica, and needs not look for them.
@ApplicationScoped
class AlarmClock {
    /// What is due and could not be had, because something else happens in its conversation, is tried again so soon.
    private static final Duration SOONEST = Duration.ofMillis(20);

    private final TimerWorker worker;
    private final Timers timers;
    private final Clock clock;
    private final Vertx vertx;
    private final Pump pump = new Pump("timers", this::turn);
    private Instant alarmAt = Instant.MAX;
    private long alarm;

    AlarmClock(TimerWorker worker, Timers timers, Notifications notifications, Clock clock, Vertx vertx) {
        this.worker = worker;
        this.timers = timers;
        this.clock = clock;
        this.vertx = vertx;
        notifications.listen(Timers.CHANNEL, millis -> ringAt(Instant.ofEpochMilli(Long.parseLong(millis))));
    }

    void start(@Observes StartupEvent begun) {
        pump.wake();
    }

    void stop(@Observes ShutdownEvent ended) {
        pump.close();
    }

    /// The safety net, for what was told while nobody could hear it.
    @Scheduled(every = "15s", delayed = "15s")
    void lookAgain() {
        pump.wake();
    }

    private Uni<Void> turn() {
        return worker.fire()
                .chain(fired -> fired > 0
                        ? turn()
                        : timers.next()
                                .invoke(next -> next.ifPresent(this::ringAt))
                                .replaceWithVoid());
    }

    private synchronized void ringAt(Instant due) {
        if (!due.isBefore(alarmAt)) {
            return;
        }
        vertx.cancelTimer(alarm);
        alarmAt = due;
        var wait = Duration.between(clock.instant(), due);
        alarm = vertx.setTimer(Math.max(SOONEST.toMillis(), wait.toMillis() + 1), rung -> ring());
    }

    private void ring() {
        synchronized (this) {
            alarmAt = Instant.MAX;
        }
        pump.wake();
    }
}
