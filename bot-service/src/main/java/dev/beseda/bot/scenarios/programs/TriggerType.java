package dev.beseda.bot.scenarios.programs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

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

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
