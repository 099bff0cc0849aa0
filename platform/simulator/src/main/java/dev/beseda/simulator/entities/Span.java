package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;

/// A piece of formatting whose end has not been reached: its name in the markup, its entity, where it began.
record Span(String name, ObjectNode entity, int offset, int sourceOffset) {
    static ObjectNode entity(String type) {
        return Json.object().put("type", type);
    }

    ObjectNode endingAt(int end) {
        var ended = Json.object()
                .put("type", entity.path("type").asText())
                .put("offset", offset)
                .put("length", end - offset);
        ended.setAll(entity);
        return ended;
    }
}
