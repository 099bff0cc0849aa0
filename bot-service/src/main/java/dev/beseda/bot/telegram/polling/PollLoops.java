package dev.beseda.bot.telegram.polling;

import dev.beseda.bot.bots.fleet.FleetBot;
import dev.beseda.bot.telegram.wire.TelegramApi;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The loops of this replica, at most one for each bot.
@ApplicationScoped
class PollLoops {
    /// So many loops begin in a second, so that a replica that takes over does not open all connections at once.
    private static final int STARTS_PER_SECOND = 200;

    private final Map<UUID, PollLoop> loops = new HashMap<>();
    private final Map<UUID, Long> revisions = new HashMap<>();
    private final PollLoop.Tools tools;

    PollLoops(TelegramApi telegram, UpdateTransport transport, PollConfig config, Clock clock) {
        this.tools = new PollLoop.Tools(telegram, transport, config, clock);
    }

    /// Those of `wanted` that have changed since we knew them.
    synchronized List<UUID> unknown(Map<UUID, Long> wanted) {
        return wanted.entrySet().stream()
                .filter(bot -> !bot.getValue().equals(revisions.get(bot.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized void know(Map<UUID, Long> wanted) {
        revisions.clear();
        revisions.putAll(wanted);
        revisions.keySet().retainAll(loops.keySet());
    }

    /// Begins to poll for those bots that are `ours`; a loop that asks with the right token goes on.
    synchronized void begin(Collection<FleetBot> bots, Map<UUID, PollStatus> before, Predicate<UUID> ours) {
        for (var bot : bots) {
            var id = bot.credentials().bot();
            var running = loops.get(id);
            if (ours.test(id) && (running == null || !running.serves(bot.credentials()))) {
                var status = running == null ? before.getOrDefault(id, PollStatus.BEGUN) : running.status();
                var loop = new PollLoop(bot.credentials(), status, delay(bots.size()), tools);
                var replaced = stop(id::equals);
                Log.debugf("Polling for %s begins; the loop before it has ended: %s", id, replaced.isDone());
                loops.put(id, loop);
                loop.start();
            }
        }
    }

    /// Done when none of the loops of these bots puts anything on Kafka any more.
    synchronized CompletableFuture<Void> stop(Predicate<UUID> bots) {
        var stopped = loops.keySet().stream().filter(bots).toList();
        revisions.keySet().removeAll(stopped);
        return CompletableFuture.allOf(
                stopped.stream().map(loops::remove).map(PollLoop::stop).toArray(CompletableFuture[]::new));
    }

    synchronized Map<UUID, PollStatus> statuses() {
        return loops.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, loop -> loop.getValue().status()));
    }

    private static Duration delay(int starts) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1 + 1000L * starts / STARTS_PER_SECOND));
    }
}
