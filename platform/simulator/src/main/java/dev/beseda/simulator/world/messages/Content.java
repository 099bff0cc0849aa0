package dev.beseda.simulator.world.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// What a message holds besides plain text: its kind, and the fields the type `Message` has for it. A message with
/// content that takes a caption has its caption where others have their text.
public record Content(String kind, ObjectNode fields) {
    private static final Set<String> CAPTIONED =
            Set.of("photo", "video", "animation", "audio", "voice", "document", "live_photo", "paid_media");
    private static final Set<String> FILES =
            Set.of("photo", "video", "animation", "audio", "voice", "document", "live_photo", "video_note", "sticker");

    /// A text, with more than its characters to say about it.
    public static Content ofText(ObjectNode fields) {
        return new Content("text", fields);
    }

    public boolean isText() {
        return kind.equals("text");
    }

    public boolean takesCaption() {
        return CAPTIONED.contains(kind);
    }

    public boolean isFile() {
        return FILES.contains(kind);
    }

    /// The value under the kind's own name; of a photo, its largest size.
    public JsonNode main() {
        var value = fields.path(kind);
        return value.isArray() && !value.isEmpty() ? value.get(value.size() - 1) : value;
    }
}
