package dev.beseda.simulator.botapi.sending;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.entities.EntityFault;
import dev.beseda.simulator.entities.EntityParser;
import dev.beseda.simulator.entities.FormattedText;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Markup;
import dev.beseda.simulator.world.messages.Message.Body;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Makes the body of a message from a call: reads the formatting, then holds the text against the limits.
public final class Bodies {
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;
    private static final int MOST_RAW_BYTES = 32 * 1024;

    private Bodies() {}

    public static Body of(Arguments arguments) {
        var formatted = text(arguments);
        if (formatted.text().isEmpty()) {
            throw ApiError.badRequest("message text is empty");
        }
        var preview = arguments
                .node("link_preview_options")
                .map(options -> Content.ofText((ObjectNode) Json.object().set("link_preview_options", options)));
        return new Body(formatted.text(), formatted.entities(), markup(arguments), preview.orElse(null));
    }

    /// The text, which may be empty.
    public static FormattedText text(Arguments arguments) {
        var formatted = formatted(arguments.text("text").orElse(""), arguments, "entities");
        if (formatted.characters() > LONGEST_TEXT) {
            throw ApiError.badRequest("message is too long");
        }
        return formatted;
    }

    /// The content with the caption the call has for it, if any.
    public static Body captioned(Content content, Arguments arguments) {
        var caption = caption(arguments);
        return new Body(caption.text(), caption.entities(), markup(arguments), content);
    }

    public static FormattedText caption(Arguments arguments) {
        var formatted = formatted(arguments.text("caption").orElse(""), arguments, "caption_entities");
        if (formatted.characters() > LONGEST_CAPTION) {
            throw ApiError.badRequest("message caption is too long");
        }
        return formatted;
    }

    public static @Nullable Markup markup(Arguments arguments) {
        return arguments
                .node("reply_markup")
                .map(Keyboards::checked)
                .map(Markup::of)
                .orElse(null);
    }

    private static FormattedText formatted(String raw, Arguments arguments, String entities) {
        if (raw.length() > MOST_RAW_BYTES / 4 && raw.getBytes(StandardCharsets.UTF_8).length > MOST_RAW_BYTES) {
            throw ApiError.badRequest("text is too long");
        }
        var mode = arguments.text("parse_mode").orElse("");
        try {
            if (!mode.isEmpty()) {
                return EntityParser.parse(raw, mode).nested().trimmed();
            }
        } catch (EntityFault fault) {
            throw ApiError.badRequest("can't parse entities: " + fault.getMessage());
        }
        return arguments.node(entities).orElse(null) instanceof ArrayNode given
                ? given(raw, given).trimmed()
                : FormattedText.plain(raw).trimmed();
    }

    private static FormattedText given(String raw, ArrayNode entities) {
        try {
            return EntityParser.given(raw, entities);
        } catch (EntityFault fault) {
            throw ApiError.badRequest(String.valueOf(fault.getMessage()).replaceFirst("^Entity", "entity"));
        }
    }
}
