package dev.beseda.simulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/// The values of a call, checked and in their proper types.
record Arguments(ObjectNode values) {
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(JsonNode::asText);
    }

    OptionalLong number(String name) {
        var value = values.get(name);
        return value != null && value.isIntegralNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    boolean flag(String name) {
        return values.path(name).asBoolean(false);
    }

    Optional<JsonNode> node(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
