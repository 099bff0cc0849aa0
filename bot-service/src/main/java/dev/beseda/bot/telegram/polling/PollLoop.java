package dev.beseda.bot.telegram.polling;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.telegram.polling.rules.PollRules;
import dev.beseda.bot.telegram.polling.rules.PollVerdict;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.webhook.HandledUpdates;
import dev.beseda.bot.telegram.wire.Method;
import dev.beseda.bot.telegram.wire.TelegramApi;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/// Asks Telegram for the updates of one bot, again and again, until it is stopped or the token is worth nothing;
/// whatever else goes wrong, it asks again.
/// An update is confirmed – by the next question – only when Kafka has it.
final class PollLoop {
    /// Another one asks for the updates of this bot, or they go to a webhook.
    private static final int CONFLICT = 409;

    private final BotCredentials bot;
    private final Tools tools;
    private final Duration delay;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile PollStatus status;
    private boolean isAnswered;
    private long offset;
    private volatile int failures;

    /// What all loops share.
    record Tools(TelegramApi telegram, UpdateTransport transport, PollConfig config, Clock clock) {}

    /// @param status how it went so far
    /// @param delay before the first question: not all bots ask in the same moment
    PollLoop(BotCredentials bot, PollStatus status, Duration delay, Tools tools) {
        this.bot = bot;
        this.delay = delay;
        this.status = status;
        this.tools = tools;
        this.thread = Thread.ofVirtual().name("poll " + bot.bot()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Ends the question under way; `ended` tells when nothing more goes to Kafka.
    CompletableFuture<Void> stop() {
        thread.interrupt();
        return ended;
    }

    /// Whether it asks with these credentials and is answered; one in trouble had better begin anew.
    boolean serves(BotCredentials credentials) {
        return !ended.isDone() && failures == 0 && bot.equals(credentials);
    }

    PollStatus status() {
        return status;
    }

    private void run() {
        try {
            Thread.sleep(delay);
            boolean goesOn = true;
            while (goesOn) {
                goesOn = poll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            ended.complete(null);
        }
    }

    private boolean poll() throws InterruptedException {
        try {
            return follow(tools.telegram().call(bot.token(), question()));
        } catch (RuntimeException | Error unexpected) {
            return rest(PollRules.unexpected(say(unexpected), attempt()));
        }
    }

    /// Without its message, which may hold the token.
    private String say(Throwable unexpected) {
        var kind = unexpected.getClass().getSimpleName();
        var place = Arrays.stream(unexpected.getStackTrace()).findFirst();
        Log.errorf("Polling for bot %s failed unexpectedly and goes on: %s at %s", bot.bot(), kind, place);
        return kind;
    }

    private boolean follow(Answer answer) throws InterruptedException {
        return switch (answer) {
            case Answer.Done done -> take(PolledUpdates.of(done.body()));
            case Answer.Flooded flood -> rest(PollRules.flooded(flood.retryAfter()));
            case Answer.Unauthorized _ -> rest(PollRules.revoked());
            case Answer.Refused no when no.code() == CONFLICT -> rest(PollRules.conflict(no.description(), attempt()));
            case Answer.Declined no -> rest(PollRules.failed("Telegram said: " + no.description(), attempt()));
            case Answer.Unanswered none -> rest(PollRules.failed(none.reason(), attempt()));
        };
    }

    private boolean take(PolledUpdates polled) throws InterruptedException {
        try {
            tools.transport()
                    .take(bot.bot(), polled)
                    .subscribeAsCompletionStage()
                    .get();
        } catch (ExecutionException kafkaAway) {
            return rest(PollRules.failed("The updates could not be kept and stay at Telegram", attempt()));
        }
        offset = polled.nextOffset(offset);
        isAnswered = true;
        failures = 0;
        status = status.took(polled.count(), tools.clock().instant());
        return true;
    }

    private boolean rest(PollVerdict verdict) throws InterruptedException {
        isAnswered = false;
        failures = failures + 1;
        status = status.failed(verdict, tools.clock().instant());
        if (!verdict.isFinal()) {
            Thread.sleep(verdict.pause());
        }
        return !verdict.isFinal();
    }

    private PollRules.Attempt attempt() {
        return new PollRules.Attempt(failures, ThreadLocalRandom.current().nextDouble());
    }

    /// The first question after trouble wants an answer at once: so it is known soon whether all is well.
    private Method question() {
        var wait = isAnswered ? tools.config().patience() : Duration.ZERO;
        var arguments = JsonNodeFactory.instance
                .objectNode()
                .put("offset", offset)
                .put("limit", tools.config().most())
                .put("timeout", wait.toSeconds());
        arguments.set("allowed_updates", HandledUpdates.json());
        return new Method("getUpdates", arguments, wait);
    }
}
