package dev.beseda.llm.replies.work;

import dev.beseda.kit.concurrency.WakeupTimer;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.llm.replies.Channels;
import dev.beseda.llm.replies.writing.RunningReplies;
import dev.beseda.llm.replies.writing.Writing.Interruption;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// Hears from the database that replies are due, now or later, and that replies under way shall end.
@ApplicationScoped
class ReplySignals {
    private final RunningReplies runningReplies;
    private final Clock clock;
    private final WakeupTimer timer;
    private volatile Runnable whenDue = () -> {};

    ReplySignals(Notifications notifications, RunningReplies runningReplies, Clock clock, Vertx vertx) {
        this.runningReplies = runningReplies;
        this.clock = clock;
        this.timer = new WakeupTimer(clock, vertx, this::ring);
        notifications.listen(Channels.DUE, millis -> due(Instant.ofEpochMilli(Long.parseLong(millis))));
        notifications.listen(Channels.HALT, reply -> halt(UUID.fromString(reply)));
    }

    /// Tells `listener` when a reply is due.
    void whenDue(Runnable listener) {
        whenDue = listener;
    }

    /// A reply is due then.
    void ringAt(Instant at) {
        timer.ringAt(at);
    }

    private void due(Instant at) {
        if (at.isAfter(clock.instant())) {
            timer.ringAt(at);
        } else {
            ring();
        }
    }

    private void ring() {
        whenDue.run();
    }

    private void halt(UUID reply) {
        runningReplies.find(reply).ifPresent(writing -> writing.interrupt(Interruption.STOPPED));
    }
}
