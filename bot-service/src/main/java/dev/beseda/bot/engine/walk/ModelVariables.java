package dev.beseda.bot.engine.walk;

import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.TurnContext;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What a language model is told of a person. All of it together is bounded: it travels with every request for a reply.
final class ModelVariables {
    /// Names and values, in bytes of UTF-8.
    static final int MOST_BYTES = 16 * 1024;

    private ModelVariables() {}

    /// The shortest first, and of equals by name: so as many things as possible are known, a name or a number always,
    /// and what is left out are the longest texts.
    static Map<String, String> of(TurnContext context, Conversation now) {
        var known = new TreeMap<String, String>();
        context.known(now).forEach((name, value) -> known.put(name, value.shown(now.language())));
        var shortestFirst = known.entrySet().stream()
                .sorted(Comparator.comparingInt(ModelVariables::bytes))
                .toList();
        var told = new HashMap<String, String>();
        int left = MOST_BYTES;
        for (var variable : shortestFirst) {
            left -= bytes(variable);
            if (left < 0) {
                return told;
            }
            told.put(variable.getKey(), variable.getValue());
        }
        return told;
    }

    private static int bytes(Map.Entry<String, String> variable) {
        return bytes(variable.getKey()) + bytes(variable.getValue());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
