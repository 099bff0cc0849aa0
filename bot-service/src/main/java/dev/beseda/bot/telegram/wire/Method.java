package dev.beseda.bot.telegram.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/// A method of the Bot API with its arguments.
///
/// @param patience how long the answer may take beyond the usual: Telegram holds a long poll open
public record Method(String name, ObjectNode arguments, Duration patience) {
    public Method(String name, ObjectNode arguments) {
        this(name, arguments, Duration.ZERO);
    }

    public Method(String name) {
        this(name, JsonNodeFactory.instance.objectNode());
    }
}
