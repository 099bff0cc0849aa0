package dev.beseda.simulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Looks into keyboards.
final class Keyboards {
    private Keyboards() {}

    static boolean offers(@Nullable JsonNode markup, String data) {
        if (markup == null) {
            return false;
        }
        for (var row : markup.path("inline_keyboard")) {
            for (var button : row) {
                if (button.path("callback_data").asText().equals(data)) {
                    return true;
                }
            }
        }
        return false;
    }
}
