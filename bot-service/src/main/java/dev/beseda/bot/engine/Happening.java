package dev.beseda.bot.engine;

/// What a person did in a chat, as the engine sees it.
public sealed interface Happening {
    /// Wrote a text.
    record Wrote(String text) implements Happening {}

    /// Gave a command: `/name argument`; the argument may be empty.
    record Commanded(String name, String argument) implements Happening {}

    /// Tapped a button under a message; `query` is what Telegram wants answered.
    record Tapped(String query, String data) implements Happening {}

    /// Did something that no scenario can answer yet, such as sending a sticker.
    record DidOtherwise(String kind) implements Happening {}
}
