package dev.beseda.simulator.world.messages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who has reacted to the messages of a chat, and how. The oldest are forgotten when there are many.
public final class Reactions {
    private static final int MOST_MESSAGES = 5_000;

    private final Map<Long, Map<Long, ArrayNode>> byMessage = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Map<Long, ArrayNode>> eldest) {
            return size() > MOST_MESSAGES;
        }
    };

    /// What they had before.
    public ArrayNode set(long message, long someone, ArrayNode reactions) {
        var ofMessage = byMessage.computeIfAbsent(message, id -> new LinkedHashMap<>());
        var before = reactions.isEmpty() ? ofMessage.remove(someone) : ofMessage.put(someone, reactions);
        return before == null ? Json.array() : before;
    }

    public void clear(long message, long someone) {
        byMessage.getOrDefault(message, Map.of()).remove(someone);
    }

    public void clear(long someone) {
        byMessage.values().forEach(ofMessage -> ofMessage.remove(someone));
    }

    /// Reactions by who has given them.
    public ObjectNode of(long message) {
        var json = Json.object();
        byMessage
                .getOrDefault(message, Map.of())
                .forEach((someone, reactions) -> json.set(Long.toString(someone), reactions));
        return json;
    }
}
