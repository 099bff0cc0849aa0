package dev.beseda.simulator.botapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.beseda.simulator.entities.EntityFault;
import dev.beseda.simulator.entities.FormattedText;
import dev.beseda.simulator.world.Markup;
import dev.beseda.simulator.world.Message.Body;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Makes the body of a message from a call: reads the formatting, then holds the text against the limits.
final class Bodies {
    private static final int LONGEST_TEXT = 4096;
    private static final int MOST_RAW_BYTES = 32 * 1024;

    private Bodies() {}

    static Body of(Arguments arguments) {
        var raw = arguments.text("text").orElseThrow(() -> ApiError.badRequest("message text is empty"));
        if (raw.length() > MOST_RAW_BYTES / 4 && raw.getBytes(StandardCharsets.UTF_8).length > MOST_RAW_BYTES) {
            throw ApiError.badRequest("text is too long");
        }
        var formatted = formatted(raw, arguments).trimmed();
        if (formatted.text().isEmpty()) {
            throw ApiError.badRequest("message text is empty");
        }
        if (formatted.characters() > LONGEST_TEXT) {
            throw ApiError.badRequest("message is too long");
        }
        return new Body(formatted.text(), formatted.entities(), markup(arguments));
    }

    static @Nullable Markup markup(Arguments arguments) {
        return arguments.node("reply_markup").map(Markup::of).orElse(null);
    }

    private static FormattedText formatted(String raw, Arguments arguments) {
        var mode = arguments.text("parse_mode").orElse("");
        try {
            if (!mode.isEmpty()) {
                return FormattedText.parse(raw, mode);
            }
        } catch (EntityFault fault) {
            throw ApiError.badRequest("can't parse entities: " + fault.getMessage());
        }
        var given = arguments.node("entities").orElse(null);
        return given instanceof ArrayNode entities ? FormattedText.of(raw, entities) : FormattedText.plain(raw);
    }
}
