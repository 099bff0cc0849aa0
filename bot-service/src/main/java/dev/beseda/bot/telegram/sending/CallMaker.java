package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.tokens.Tokens;
import dev.beseda.bot.telegram.wire.TelegramApi;
import java.time.Clock;

/// Makes a call, and tells all who learn from its answer: the pace of the bot, its token, the metrics.
final class CallMaker {
    private final TelegramApi telegram;
    private final SendQueues queues;
    private final Tokens tokens;
    private final SendMetrics metrics;
    private final Clock clock;

    CallMaker(TelegramApi telegram, SendQueues queues, Tokens tokens, SendMetrics metrics, Clock clock) {
        this.telegram = telegram;
        this.queues = queues;
        this.tokens = tokens;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Waits for the answer, so it is called on a virtual thread.
    Answer make(Delivery delivery, String token) {
        var answer = telegram.make(token, delivery.to(), delivery.call());
        queues.answered(delivery, answer, clock.instant());
        tokens.answered(delivery.to().bot(), token, answer);
        metrics.answered(delivery, answer);
        return answer;
    }
}
