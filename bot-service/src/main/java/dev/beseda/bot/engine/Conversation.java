package dev.beseda.bot.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Where a conversation stands: the person's language, the question that waits, and what the person has told so far.
public record Conversation(String language, Optional<Waiting> waiting, Map<String, String> variables) {
    /// The longest value a variable keeps, in characters; the rest is cut off.
    private static final int LONGEST_VALUE = 4_096;

    public Conversation {
        variables = Map.copyOf(variables);
    }

    /// A question of a published scenario that has not been answered yet.
    public record Waiting(UUID version, String step) {}

    public static Conversation begun(String language) {
        return new Conversation(language, Optional.empty(), Map.of());
    }

    public Conversation speaking(String newLanguage) {
        return new Conversation(newLanguage, waiting, variables);
    }

    Conversation remembering(String variable, String value) {
        var more = new HashMap<>(variables);
        more.put(variable, Cut.to(LONGEST_VALUE, value));
        return new Conversation(language, waiting, more);
    }

    Conversation waitingAt(Waiting question) {
        return new Conversation(language, Optional.of(question), variables);
    }

    Conversation free() {
        return new Conversation(language, Optional.empty(), variables);
    }
}
