package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.util.Locale;

/// A text and its formatting; offsets and lengths count UTF-16 units.
public record FormattedText(String text, ArrayNode entities) {
    public static FormattedText plain(String text) {
        return new FormattedText(text, Json.array());
    }

    /// A text with the entities a bot gives for it; they are checked.
    public static FormattedText of(String text, ArrayNode entities) {
        return new FormattedText(text, Nesting.ordered(GivenEntities.checked(text, entities)));
    }

    /// Reads a text written in this parse mode.
    public static FormattedText parse(String text, String mode) {
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "html" -> new HtmlParser(text).parse();
            case "markdownv2" -> new MarkdownParser(text).parse();
            case "markdown" -> new OldMarkdownParser(text).parse();
            default -> throw new EntityFault("unsupported parse_mode");
        };
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
