package dev.beseda.simulator.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.beseda.simulator.json.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds bot commands in what people write.
final class Commands {
    private static final Pattern COMMAND = Pattern.compile("(?<![\\w/>])/[A-Za-z0-9_]{1,64}(?:@\\w{3,32})?(?![\\w/<])");

    private Commands() {}

    static @Nullable ArrayNode in(String text) {
        if (text.indexOf('/') < 0) {
            return null;
        }
        var entities = Json.array();
        var matcher = COMMAND.matcher(text);
        while (matcher.find()) {
            entities.addObject()
                    .put("type", "bot_command")
                    .put("offset", matcher.start())
                    .put("length", matcher.end() - matcher.start());
        }
        return entities.isEmpty() ? null : entities;
    }
}
