package dev.beseda.bot.scenarios.rules.chats;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds values in JSON by pointers such as `/items/0/name`.
final class Pointers {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private static final char FIRST_PRINTABLE = ' ';

    private Pointers() {}

    /// Nothing when there is nothing at that place; lists and objects are kept as they are written.
    static Value value(Optional<Object> json, String pointer) {
        var found = json;
        for (var name : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            var key = name.replace("~1", "/").replace("~0", "~");
            found = found.flatMap(node -> inside(node, key));
        }
        return found.map(Pointers::value).orElseGet(Value.Nothing::new);
    }

    private static Optional<Object> inside(Object node, String key) {
        return switch (node) {
            case Map<?, ?> object -> Optional.ofNullable(object.get(key));
            case List<?> list
            when INDEX.matches(key) && Integer.parseInt(key) < list.size() ->
                Optional.ofNullable(list.get(Integer.parseInt(key)));
            default -> Optional.empty();
        };
    }

    private static Value value(Object leaf) {
        return switch (leaf) {
            case String text -> new Value.Text(text);
            case Boolean truth -> new Value.Truth(truth);
            case Number number -> Value.number(new BigDecimal(number.toString()));
            default -> new Value.Text(written(leaf));
        };
    }

    /// As a server would have written it.
    private static String written(@Nullable Object json) {
        return switch (json) {
            case null -> "null";
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(field -> quoted(String.valueOf(field.getKey())) + ":" + written(field.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(Pointers::written).collect(Collectors.joining(",", "[", "]"));
            case Boolean truth -> truth.toString();
            case Number number -> number.toString();
            default -> quoted(json.toString());
        };
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(Pointers::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int unit) {
        return switch (unit) {
            case '"', '\\' -> "\\" + (char) unit;
            case '\n' -> "\\n";
            default -> unit < FIRST_PRINTABLE ? "\\u%04x".formatted(unit) : String.valueOf((char) unit);
        };
    }
}
