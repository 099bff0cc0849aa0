package dev.beseda.bot.conversations.dialogs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands beside the text of a message, as people read it.
final class Markups {
    private Markups() {}

    static List<Map<String, Object>> media(@Nullable JsonArray stored) {
        return stored == null
                ? List.of()
                : stored.stream().map(one -> ((JsonObject) one).getMap()).toList();
    }

    /// The labels of the buttons, row by row.
    static List<List<String>> labels(@Nullable JsonObject markup) {
        return markup == null
                ? List.of()
                : rows(markup)
                        .map(row -> ((JsonArray) row)
                                .stream()
                                        .map(button -> ((JsonObject) button).getString("label"))
                                        .toList())
                        .toList();
    }

    private static Stream<Object> rows(JsonObject markup) {
        return markup.getJsonArray("rows", new JsonArray()).stream();
    }
}
