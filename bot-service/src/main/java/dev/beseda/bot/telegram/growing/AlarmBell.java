package dev.beseda.bot.telegram.growing;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.Dependent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Rings once, at the earliest of the times it was set to.
@Dependent
class AlarmBell {
    /// What happens within so long has one ring.
    private static final Duration SOONEST = Duration.ofMillis(20);

    private final Vertx vertx;
    private final Clock clock;
    private Instant alarmAt = Instant.MAX;
    private long alarm;

    AlarmBell(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    synchronized void ringAt(Instant due, Runnable listener) {
        if (due.isBefore(alarmAt)) {
            vertx.cancelTimer(alarm);
            alarmAt = due;
            var wait = Duration.between(clock.instant(), due);
            alarm = vertx.setTimer(Math.max(SOONEST.toMillis(), wait.toMillis() + 1), rung -> ring(listener));
        }
    }

    private void ring(Runnable listener) {
        synchronized (this) {
            alarmAt = Instant.MAX;
        }
        listener.run();
    }
}
