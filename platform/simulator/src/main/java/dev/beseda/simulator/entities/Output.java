package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// The text a parser has produced so far, with the formatting that is open and that is done.
final class Output {
    private final StringBuilder text = new StringBuilder();
    private final Deque<Span> open = new ArrayDeque<>();
    private final List<ObjectNode> done = new ArrayList<>();

    void append(int codePoint) {
        text.appendCodePoint(codePoint);
    }

    int length() {
        return text.length();
    }

    Deque<Span> open() {
        return open;
    }

    void start(Span span) {
        open.push(span);
    }

    String textOf(Span span) {
        return text.substring(span.offset());
    }

    /// Ends the innermost piece; an empty one leaves nothing behind.
    void end() {
        var span = open.pop();
        if (span.offset() < text.length()) {
            done.add(span.endingAt(text.length()));
        }
    }

    /// Ends the innermost piece and forgets its formatting.
    void endPlain() {
        open.pop();
    }

    FormattedText finish() {
        var entities = Json.array();
        done.stream()
                .sorted(Comparator.<ObjectNode>comparingInt(
                                entity -> entity.path("offset").asInt())
                        .thenComparingInt(entity -> -entity.path("length").asInt()))
                .forEach(entities::add);
        return new FormattedText(text.toString(), entities);
    }
}
