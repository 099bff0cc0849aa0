package dev.beseda.kit.concurrency;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Rings at the earliest of the times it was told; who hears it tells it the next one.
public final class WakeupTimer {
    /// What is due already and could not be had is tried again so soon.
    private static final Duration SOONEST = Duration.ofMillis(20);

    /// Vert.x counts its timers from 0: that one is somebody else's.
    public static final long NO_TIMER = -1;

    private final Clock clock;
    private final Vertx vertx;
    private final Runnable bell;
    private Instant alarmAt = Instant.MAX;
    private long timer = NO_TIMER;

    public WakeupTimer(Clock clock, Vertx vertx, Runnable bell) {
        this.clock = clock;
        this.vertx = vertx;
        this.bell = bell;
    }

    /// May be called from any thread.
    public synchronized void ringAt(Instant due) {
        if (!due.isBefore(alarmAt)) {
            return;
        }
        vertx.cancelTimer(timer);
        alarmAt = due;
        var wait = Duration.between(clock.instant(), due);
        timer = vertx.setTimer(Math.max(SOONEST.toMillis(), wait.toMillis() + 1), rung -> ring());
    }

    private void ring() {
        synchronized (this) {
            alarmAt = Instant.MAX;
        }
        bell.run();
    }
}
