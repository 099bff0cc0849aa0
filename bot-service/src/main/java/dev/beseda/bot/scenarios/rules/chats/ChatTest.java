package dev.beseda.bot.scenarios.rules.chats;

import dev.beseda.bot.engine.values.Value;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A chat as it should go, line by line: everything the bot says is written down.
///
/// @param language what the person speaks; by default the language of the bot
/// @param time when the chat begins
public record ChatTest(
        String name, Map<String, Value> variables, Optional<String> language, ZonedDateTime time, List<Line> lines) {
    public ChatTest {
        variables = Map.copyOf(variables);
        lines = List.copyOf(lines);
    }
}
