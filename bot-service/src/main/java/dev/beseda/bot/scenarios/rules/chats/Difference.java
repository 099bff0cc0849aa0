package dev.beseda.bot.scenarios.rules.chats;

/// Where a chat first went otherwise than it is written down.
///
/// @param line the place of the line, counted from 0; behind the last one when the bot says more than is written
public record Difference(int line, String expected, String actual) {
    public String sentence() {
        return "expected %s, but %s".formatted(expected, actual);
    }
}
