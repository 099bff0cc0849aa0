package dev.beseda.simulator.world.messages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.beseda.simulator.json.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds bot commands and mentions in what people write.
public final class PlainEntities {
    private static final Pattern ENTITY =
            Pattern.compile("(?<command>(?<![\\w/>])/[A-Za-z0-9_]{1,64}(?:@\\w{3,32})?(?![\\w/<]))"
                    + "|(?<![\\w@/])@[A-Za-z]\\w{3,31}(?!\\w)");

    private PlainEntities() {}

    public static @Nullable ArrayNode in(String text) {
        if (text.indexOf('/') < 0 && text.indexOf('@') < 0) {
            return null;
        }
        var entities = Json.array();
        var matcher = ENTITY.matcher(text);
        while (matcher.find()) {
            entities.addObject()
                    .put("type", matcher.group("command") == null ? "mention" : "bot_command")
                    .put("offset", matcher.start())
                    .put("length", matcher.end() - matcher.start());
        }
        return entities.isEmpty() ? null : entities;
    }
}
