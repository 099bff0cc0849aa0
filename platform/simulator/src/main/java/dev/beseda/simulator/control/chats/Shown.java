package dev.beseda.simulator.control.chats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Markup;

/// Writes what a message shows besides its text into a line of the transcript.
final class Shown {
    static final String FILES = "/simulator/api/files/";

    private Shown() {}

    /// A file becomes `media {kind, file_id, url, …}`; anything else stands under its own name.
    static void content(ObjectNode line, Content content) {
        if (!content.isFile()) {
            line.put("kind", content.kind());
            line.setAll(content.fields());
            return;
        }
        var main = content.main();
        var media = line.putObject("media").put("kind", content.kind());
        main.properties().stream()
                .filter(field -> field.getValue().isValueNode())
                .forEach(field -> media.set(field.getKey(), field.getValue()));
        media.put("url", FILES + main.path("file_id").asText());
    }

    /// All inline buttons in one list, row after row: what a test looks for.
    static void buttons(ObjectNode line, Markup markup) {
        var rows = markup.tree().path("inline_keyboard");
        if (!rows.isEmpty()) {
            var buttons = line.putArray("buttons");
            rows.forEach(row -> row.forEach(buttons::add));
        }
    }
}
