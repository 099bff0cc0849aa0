package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/// Puts entities in order: none crosses another, and nothing is formatted inside code.
final class Nesting {
    private static final Set<String> CODE = Set.of("code", "pre");
    private static final Comparator<ObjectNode> OUTER_FIRST = Comparator.comparingInt(Nesting::start)
            .thenComparing(Comparator.comparingInt(Nesting::end).reversed());

    private final List<ObjectNode> codes = new ArrayList<>();
    private final PriorityQueue<ObjectNode> waiting = new PriorityQueue<>(OUTER_FIRST);
    private final ArrayNode ordered = Json.array();
    private final Deque<Integer> open = new ArrayDeque<>();

    static ArrayNode ordered(ArrayNode entities) {
        if (entities.size() < 2) {
            return entities;
        }
        var nesting = new Nesting();
        entities.forEach(entity -> nesting.takeCode((ObjectNode) entity));
        entities.forEach(entity -> nesting.take((ObjectNode) entity));
        while (!nesting.waiting.isEmpty()) {
            nesting.place(nesting.waiting.remove());
        }
        return nesting.ordered;
    }

    private void takeCode(ObjectNode entity) {
        if (isCode(entity)
                && codes.stream().noneMatch(code -> start(code) < end(entity) && start(entity) < end(code))) {
            codes.add(entity);
        }
    }

    /// What reaches into code ends before it and goes on behind it.
    private void take(ObjectNode entity) {
        if (isCode(entity)) {
            if (codes.contains(entity)) {
                waiting.add(entity);
            }
            return;
        }
        var code = codes.stream()
                .filter(each -> start(each) < end(entity) && start(entity) < end(each))
                .filter(each -> !isQuoteAround(entity, each))
                .findFirst();
        if (code.isEmpty()) {
            waiting.add(entity);
            return;
        }
        if (start(entity) < start(code.get())) {
            take(part(entity, start(entity), start(code.get())));
        }
        if (end(code.get()) < end(entity)) {
            take(part(entity, end(code.get()), end(entity)));
        }
    }

    private static boolean isQuoteAround(ObjectNode entity, ObjectNode code) {
        return entity.path("type").asText().endsWith("blockquote")
                && start(entity) <= start(code)
                && end(code) <= end(entity);
    }

    /// What reaches over the end of the entity around it is cut in two.
    private void place(ObjectNode entity) {
        while (!open.isEmpty() && open.getFirst() <= start(entity)) {
            open.pop();
        }
        if (!open.isEmpty() && open.getFirst() < end(entity)) {
            int border = open.getFirst();
            waiting.add(part(entity, border, end(entity)));
            place(part(entity, start(entity), border));
            return;
        }
        open.push(end(entity));
        ordered.add(entity);
    }

    private static boolean isCode(ObjectNode entity) {
        return CODE.contains(entity.path("type").asText());
    }

    private static ObjectNode part(ObjectNode entity, int from, int to) {
        return entity.deepCopy().put("offset", from).put("length", to - from);
    }

    private static int start(ObjectNode entity) {
        return entity.path("offset").asInt();
    }

    private static int end(ObjectNode entity) {
        return start(entity) + entity.path("length").asInt();
    }
}
