package dev.beseda.bot.scenarios.rules.chats;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes plain data as JSON, as a server would have written it.
final class PlainJson {
    private static final char FIRST_PRINTABLE = ' ';

    private PlainJson() {}

    static String written(@Nullable Object json) {
        return switch (json) {
            case null -> "null";
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(field -> quoted(String.valueOf(field.getKey())) + ":" + written(field.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(PlainJson::written).collect(Collectors.joining(",", "[", "]"));
            case Boolean truth -> truth.toString();
            case Number number -> number.toString();
            default -> quoted(json.toString());
        };
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(PlainJson::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int unit) {
        return switch (unit) {
            case '"', '\\' -> "\\" + (char) unit;
            case '\n' -> "\\n";
            default -> unit < FIRST_PRINTABLE ? "\\u%04x".formatted(unit) : String.valueOf((char) unit);
        };
    }
}
