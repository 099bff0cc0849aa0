package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Locale;

/// Reads the formatting of a text, as a bot sends it: written in a parse mode, or with entities beside the text.
public final class EntityParser {
    private EntityParser() {}

    /// Reads a text written in this parse mode.
    public static FormattedText parse(String text, String mode) {
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "html" -> new HtmlParser(text).parse();
            case "markdownv2" -> new MarkdownParser(text).parse();
            case "markdown" -> new OldMarkdownParser(text).parse();
            default -> throw new EntityFault("unsupported parse_mode");
        };
    }

    /// A text with the entities a bot gives for it; they are checked.
    public static FormattedText given(String text, ArrayNode entities) {
        return new FormattedText(text, GivenEntities.checked(text, entities)).nested();
    }
}
