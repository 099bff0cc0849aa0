package dev.beseda.llm.replies.work;

import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.llm.replies.Channels;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.leases.Lease;
import dev.beseda.llm.replies.leases.Leases;
import dev.beseda.llm.replies.rules.Halt;
import dev.beseda.llm.replies.writing.RunningReplies;
import dev.beseda.llm.replies.writing.Writing;
import dev.beseda.llm.replies.writing.Writing.Interruption;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Renews the leases of all replies in hand, and has those end that should: the database tells at once which, and once
/// more with each renewal.
@ApplicationScoped
class Heartbeat {
    private final RunningReplies runningReplies;
    private final Leases leases;
    private final RepliesConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final WorkLoop workLoop = new WorkLoop("leases of replies", this::turn);
    private long timer;

    Heartbeat(
            RunningReplies runningReplies,
            Leases leases,
            RepliesConfig config,
            Notifications notifications,
            Clock clock,
            Vertx vertx) {
        this.runningReplies = runningReplies;
        this.leases = leases;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        notifications.listen(Channels.HALT, reply -> halt(UUID.fromString(reply)));
    }

    void start(@Observes StartupEvent begun) {
        timer = vertx.setPeriodic(config.renewal().toMillis(), tick -> workLoop.wake());
    }

    void stop(@Observes ShutdownEvent ended) {
        vertx.cancelTimer(timer);
        workLoop.close();
    }

    private void halt(UUID reply) {
        runningReplies.find(reply).ifPresent(writing -> writing.interrupt(Interruption.STOPPED));
    }

    Uni<Void> turn() {
        var held = runningReplies.leases();
        var now = clock.instant();
        endTheLongest(now);
        return held.isEmpty()
                ? Uni.createFrom().voidItem()
                : leases.renew(held)
                        .invoke(ours -> judge(held, ours, now.plus(config.lease())))
                        .replaceWithVoid();
    }

    private void endTheLongest(Instant now) {
        runningReplies.all().stream()
                .filter(writing -> writing.begunAt().plus(config.longest()).isBefore(now))
                .forEach(writing -> writing.interrupt(Interruption.TOO_LONG));
    }

    private void judge(List<Lease> held, Map<UUID, Optional<Halt>> ours, Instant until) {
        for (var lease : held) {
            runningReplies
                    .find(lease.reply())
                    .filter(writing -> writing.lease().equals(lease))
                    .ifPresent(writing -> judge(writing, Optional.ofNullable(ours.get(lease.reply())), until));
        }
    }

    private static void judge(Writing writing, Optional<Optional<Halt>> known, Instant until) {
        if (known.isEmpty()) {
            Log.debugf("Reply %s is not ours any more", writing.lease().reply());
            writing.interrupt(Interruption.LOST);
            return;
        }
        writing.heldUntil(until);
        known.get().ifPresent(halt -> writing.interrupt(Interruption.STOPPED));
    }
}
