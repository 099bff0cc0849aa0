package dev.beseda.simulator.polling;

import dev.beseda.simulator.world.bots.Bot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The bots that wait in `getUpdates`; of each bot at most one.
public final class Polls {
    private final Vertx vertx;
    private final InstantSource clock;
    private final Map<Long, Waiting> waiting = new HashMap<>();

    public Polls(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /// What a bot asks for.
    public record Wish(long offset, int limit, long timeoutMillis) {}

    private record Waiting(Promise<PollEnd> end, long timer) {}

    public Future<PollEnd> poll(Bot bot, Wish wish) {
        end(bot, new PollEnd.Replaced());
        confirm(bot, wish.offset());
        var found = bot.backlog().first(wish.limit());
        if (!found.isEmpty() || wish.timeoutMillis() == 0) {
            return Future.succeededFuture(new PollEnd.Found(found));
        }
        var promise = Promise.<PollEnd>promise();
        long timer = vertx.setTimer(wish.timeoutMillis(), fired -> finish(bot, wish));
        waiting.put(bot.id(), new Waiting(promise, timer));
        bot.backlog().listen(update -> finish(bot, wish));
        return promise.future();
    }

    public void webhookSet(Bot bot) {
        end(bot, new PollEnd.WebhookSet());
    }

    private void finish(Bot bot, Wish wish) {
        end(bot, new PollEnd.Found(bot.backlog().first(wish.limit())));
    }

    private void end(Bot bot, PollEnd end) {
        var found = waiting.remove(bot.id());
        if (found != null) {
            vertx.cancelTimer(found.timer());
            bot.backlog().stopListening();
            found.end().complete(end);
        }
    }

    /// A positive offset confirms all before it, a negative one keeps only so many of the newest.
    private void confirm(Bot bot, long offset) {
        long now = clock.millis();
        bot.backlog().removeIf(update -> update.isExpiredAt(now));
        if (offset > 0) {
            bot.backlog().removeIf(update -> update.id() < offset);
        } else if (offset < 0) {
            long unwanted = Math.max(0, bot.backlog().size() + offset);
            bot.backlog().first((int) unwanted).forEach(bot.backlog()::remove);
        }
    }
}
