package dev.beseda.bot.telegram.wire;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.calls.Call;

/// The way to Telegram. Calls block, so they are made on virtual threads; every outcome is an answer.
public interface TelegramApi {
    /// Makes one call in a chat.
    Answer make(String token, Destination to, Call call);

    /// Calls any other method. Interrupting the thread ends the call at once.
    Answer call(String token, Method method) throws InterruptedException;
}
