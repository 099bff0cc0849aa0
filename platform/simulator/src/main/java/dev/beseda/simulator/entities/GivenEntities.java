package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Checks entities a bot gives itself in place of a parse mode: they must lie within the text and between characters.
final class GivenEntities {
    private static final Set<String> TAKEN = Set.of(
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler",
            "blockquote",
            "expandable_blockquote",
            "code",
            "pre",
            "text_link",
            "text_mention",
            "custom_emoji",
            "date_time");

    private final String text;
    private final ArrayNode taken = Json.array();

    private GivenEntities(String text) {
        this.text = text;
    }

    /// Kinds that Telegram finds by itself, such as `url`, and empty ones are passed over.
    static ArrayNode checked(String text, ArrayNode given) {
        var entities = new GivenEntities(text);
        given.forEach(entities::take);
        return entities.taken;
    }

    private void take(JsonNode entity) {
        int offset = entity.path("offset").asInt();
        int length = entity.path("length").asInt();
        if (offset < 0 || length <= 0 || !TAKEN.contains(entity.path("type").asText())) {
            return;
        }
        if (offset > text.length()) {
            throw new EntityFault("Entity begins after the end of the text at UTF-16 offset " + offset);
        }
        if (splits(offset)) {
            throw new EntityFault(
                    "Entity begins in a middle of a UTF-16 symbol at byte offset " + byteOffset(offset + 1));
        }
        if ((long) offset + length > text.length()) {
            throw new EntityFault(
                    "Entity beginning at UTF-16 offset %d ends after the end of the text at UTF-16 offset %d"
                            .formatted(offset, (long) offset + length));
        }
        if (splits(offset + length)) {
            throw new EntityFault(
                    "Entity beginning at UTF-16 offset %d ends in a middle of a UTF-16 symbol at byte offset %d"
                            .formatted(offset, byteOffset(offset + length + 1)));
        }
        var kept = (ObjectNode) entity.deepCopy();
        if (kept.path("type").asText().equals("text_link")) {
            var url = Links.checked(kept.path("url").asText());
            if (url.isEmpty()) {
                return;
            }
            kept.put("url", url.get());
        }
        taken.add(kept);
    }

    private boolean splits(int place) {
        return place > 0
                && place < text.length()
                && Character.isLowSurrogate(text.charAt(place))
                && Character.isHighSurrogate(text.charAt(place - 1));
    }

    private int byteOffset(int index) {
        return text.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }
}
