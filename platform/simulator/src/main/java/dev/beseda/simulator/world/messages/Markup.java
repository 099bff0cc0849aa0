package dev.beseda.simulator.world.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.beseda.simulator.json.Json;
import java.util.Optional;
import java.util.function.Predicate;

/// What hangs below a message: buttons, a keyboard or the wish for an answer. Kept as text, because
/// messages are many and are seldom looked at again.
public record Markup(String json) {
    public static Markup of(JsonNode checked) {
        return new Markup(checked.toString());
    }

    boolean isInlineKeyboard() {
        return json.startsWith("{\"inline_keyboard\"");
    }

    /// As the bot gave it.
    public JsonNode tree() {
        return Json.read(json).orElseThrow();
    }

    /// Its reply keyboard has such a button.
    public boolean hasKey(Predicate<JsonNode> wanted) {
        for (var row : json.startsWith("{\"keyboard\"") ? tree().path("keyboard") : Json.array()) {
            for (var button : row) {
                if (wanted.test(button)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// There is an inline button with this callback data.
    public boolean offers(String data) {
        return button(tree(), data).isPresent();
    }

    public RawValue raw() {
        return new RawValue(json);
    }

    private static Optional<JsonNode> button(JsonNode markup, String data) {
        for (var row : markup.path("inline_keyboard")) {
            for (var button : row) {
                if (button.path("callback_data").asText().equals(data)) {
                    return Optional.of(button);
                }
            }
        }
        return Optional.empty();
    }
}
