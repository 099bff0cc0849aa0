package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The text a parser has produced so far, and its entities.
final class Output {
    private static final List<String> OUTER_FIRST = List.of(
            "blockquote",
            "expandable_blockquote",
            "pre",
            "code",
            "date_time",
            "text_link",
            "text_mention",
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler",
            "custom_emoji");

    private final StringBuilder text = new StringBuilder();
    private final List<ObjectNode> entities = new ArrayList<>();

    void append(char letter) {
        text.append(letter);
    }

    void append(String letters) {
        text.append(letters);
    }

    int length() {
        return text.length();
    }

    /// What has been written since.
    String since(int offset) {
        return text.substring(offset);
    }

    boolean endsWith(char letter) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == letter;
    }

    /// An entity from there to here, of the type and with the values given.
    void add(ObjectNode entity, int offset) {
        var ended = Json.object()
                .put("type", entity.path("type").asText())
                .put("offset", offset)
                .put("length", text.length() - offset);
        ended.setAll(entity);
        entities.add(ended);
    }

    /// The entity added last, if it is of this type and reaches from there to here.
    Optional<ObjectNode> last(String type, int offset) {
        return entities.isEmpty()
                ? Optional.empty()
                : Optional.of(entities.getLast())
                        .filter(entity -> entity.path("type").asText().equals(type)
                                && entity.path("offset").asInt() == offset
                                && entity.path("length").asInt() == text.length() - offset);
    }

    static ObjectNode entity(String type) {
        return Json.object().put("type", type);
    }

    /// Outer entities before those inside them.
    FormattedText finish() {
        var sorted = Json.array();
        entities.stream()
                .sorted(Comparator.<ObjectNode>comparingInt(
                                entity -> entity.path("offset").asInt())
                        .thenComparingInt(entity -> -entity.path("length").asInt())
                        .thenComparingInt(entity ->
                                OUTER_FIRST.indexOf(entity.path("type").asText())))
                .forEach(sorted::add);
        return new FormattedText(text.toString(), sorted);
    }
}
