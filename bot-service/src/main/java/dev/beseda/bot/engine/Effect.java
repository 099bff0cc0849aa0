package dev.beseda.bot.engine;

/// What the engine wants done, in order.
public sealed interface Effect {
    /// Say this text in the chat.
    record Say(String text) implements Effect {}

    /// Tell Telegram that the tap was seen, with a note the person reads.
    record AnswerTap(String query, String note) implements Effect {}
}
