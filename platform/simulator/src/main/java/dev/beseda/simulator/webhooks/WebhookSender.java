package dev.beseda.simulator.webhooks;

import dev.beseda.simulator.log.Event;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Lane;
import dev.beseda.simulator.world.bots.Update;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries one bot's updates to its webhook: in order within a lane, lanes beside each other.
public final class WebhookSender {
    private static final int GONE = 410;
    private static final Duration GONE_PATIENCE = Duration.ofHours(23);

    private final Bot bot;
    private final WebhookTarget target;
    private final WebhookSenderContext context;
    private final WebhookCall call;
    private final WebhookReplies replies;
    private final RetryDelay retryDelay;
    private final Map<Lane, LaneQueue> lanes = new HashMap<>();
    private final Deque<LaneQueue> ready = new ArrayDeque<>();
    private int inFlight;
    private final Runnable whenGone;
    private boolean closed;
    private long goneSinceMillis;
    private @Nullable LastError lastError;

    WebhookSender(
            Bot bot, WebhookTarget target, WebhookSenderContext context, WebhookReplies replies, Runnable whenGone) {
        this.bot = bot;
        this.target = target;
        this.context = context;
        this.replies = replies;
        this.whenGone = whenGone;
        this.call = new WebhookCall(context.client(), target, context.manner().timeout());
        this.retryDelay =
                new RetryDelay(context.manner().retryBase(), context.manner().random());
    }

    public WebhookTarget target() {
        return target;
    }

    public Optional<LastError> lastError() {
        return Optional.ofNullable(lastError);
    }

    void start() {
        bot.backlog().first(Integer.MAX_VALUE).forEach(this::enqueue);
        bot.backlog().listen(update -> {
            enqueue(update);
            sendReady();
        });
        sendReady();
    }

    void close() {
        closed = true;
        bot.backlog().stopListening();
    }

    private void enqueue(Update update) {
        var lane = lanes.computeIfAbsent(update.lane(), name -> new LaneQueue());
        if (lane.isEmpty()) {
            ready.add(lane);
        }
        lane.add(update);
    }

    private void sendReady() {
        while (!closed && inFlight < target.maxConnections() && !ready.isEmpty()) {
            send(ready.remove());
        }
    }

    private void send(LaneQueue lane) {
        var update = lane.first();
        if (update.isExpiredAt(context.manner().clock().millis())) {
            context.log().add(new Event.UpdateDropped(bot.id(), update.id(), "too old"));
            done(lane, update);
            return;
        }
        inFlight++;
        int attempt = update.nextAttempt();
        long startedAt = System.nanoTime();
        call.post(update).onComplete(answer -> {
            inFlight--;
            double millis = (System.nanoTime() - startedAt) / 1e6;
            var result = answer.succeeded() ? answer.result() : WebhookCall.Result.broken(answer.cause());
            context.log()
                    .add(told(update, new Event.Try(attempt, result.loggedStatus(), millis, result.reason()), result));
            if (!closed) {
                settle(lane, update, result);
                sendReady();
            }
        });
    }

    private Event told(Update update, Event.Try attempt, WebhookCall.Result result) {
        return result.isSuccess()
                ? new Event.UpdateDelivered(bot.id(), update.id(), attempt)
                : new Event.UpdateFailed(bot.id(), update.id(), attempt);
    }

    private void settle(LaneQueue lane, Update update, WebhookCall.Result result) {
        watchGone(result.status());
        if (closed) {
            return;
        }
        if (result.isSuccess()) {
            context.witnesses().listener().taken(bot.id(), update.lane().id(), update.id(), System.nanoTime());
            done(lane, update);
            result.reply().ifPresent(reply -> replies.perform(bot, reply));
            return;
        }
        lastError = new LastError(context.manner().clock().millis(), String.valueOf(result.reason()));
        long delay = retryDelay.millisAfter(lane.firstHasFailed(), result.retryAfterSeconds());
        if (delay == 0) {
            ready.add(lane);
        } else {
            context.manner().clock().after(delay, () -> {
                ready.add(lane);
                sendReady();
            });
        }
    }

    /// A webhook that says 410 for nearly a day is given up.
    private void watchGone(int status) {
        long now = context.manner().clock().millis();
        if (status != GONE) {
            goneSinceMillis = 0;
        } else if (goneSinceMillis == 0) {
            goneSinceMillis = now;
        } else if (now - goneSinceMillis >= GONE_PATIENCE.toMillis()) {
            whenGone.run();
        }
    }

    private void done(LaneQueue lane, Update update) {
        bot.backlog().remove(update);
        lane.firstIsDone();
        if (lane.isEmpty()) {
            lanes.remove(update.lane());
        } else {
            ready.add(lane);
        }
    }
}
