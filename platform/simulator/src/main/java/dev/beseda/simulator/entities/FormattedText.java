package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;

/// A text and its formatting; offsets and lengths count UTF-16 units.
public record FormattedText(String text, ArrayNode entities) {
    public static FormattedText plain(String text) {
        return new FormattedText(text, Json.array());
    }

    /// As Telegram counts them: Unicode code points.
    public int characters() {
        return text.codePointCount(0, text.length());
    }

    /// As messages have it: nothing inside code is formatted, nothing crosses.
    public FormattedText nested() {
        return new FormattedText(text, Nesting.ordered(entities));
    }

    /// Without white space at the end; entities are cut where the text now ends.
    public FormattedText trimmed() {
        var kept = text.stripTrailing();
        if (kept.isBlank()) {
            return plain("");
        }
        var cut = Json.array();
        entities.forEach(entity -> {
            int offset = entity.path("offset").asInt();
            int length = Math.min(entity.path("length").asInt(), kept.length() - offset);
            if (offset >= 0 && length > 0) {
                cut.add(((ObjectNode) entity.deepCopy()).put("length", length));
            }
        });
        return new FormattedText(kept, cut);
    }
}
