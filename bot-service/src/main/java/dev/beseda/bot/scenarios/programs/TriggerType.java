package dev.beseda.bot.scenarios.programs;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.beseda.kit.text.WireName;

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
        return WireName.parse(TriggerType.class, name);
    }

    @Override
    @JsonValue
    public String toString() {
        return WireName.of(this);
    }
}
