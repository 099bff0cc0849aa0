package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Call;
import dev.beseda.bot.telegram.rules.Delivery.Destination;

/// The way to Telegram. Calls block, so they are made on virtual threads.
interface TelegramApi {
    /// Makes one call in a chat; every outcome is an answer, nothing is thrown.
    Answer make(String token, Destination to, Call call);
}
