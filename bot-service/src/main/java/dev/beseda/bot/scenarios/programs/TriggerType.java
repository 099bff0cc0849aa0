package dev.beseda.bot.scenarios.programs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of triggers, as people write them.
public enum TriggerType {
    COMMAND,
    DEEP_LINK,
    TEXT,
    PATTERN,
    ANY_MESSAGE,
    EVENT,
    NONE;

    static TriggerType parse(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// Empty when there is no such type.
    public static Optional<TriggerType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name))
                .findFirst();
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
