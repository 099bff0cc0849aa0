package dev.beseda.bot.telegram.rules;

/// A call of the Bot API that a delivery makes in its chat.
public sealed interface Call {
    /// @param text at most 4096 characters, shown as it is
    record SendMessage(String text) implements Call {}

    /// @param query the id of the tap; @param text what the person reads, at most 200 characters
    record AnswerCallbackQuery(String query, String text) implements Call {}
}
