package dev.beseda.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.spec.Field;
import dev.beseda.simulator.spec.MethodSpec;
import dev.beseda.simulator.spec.Specification;
import dev.beseda.simulator.spec.Type;
import java.util.Map;
import java.util.Set;

/// Makes the least that fits a method or type of the specification; values that must name something are given.
final class Specimens {
    private final Specification specification;
    private final Map<String, JsonNode> known;

    Specimens(Specification specification, Map<String, JsonNode> known) {
        this.specification = specification;
        this.known = known;
    }

    ObjectNode arguments(MethodSpec method) {
        return arguments(method, Set.of());
    }

    /// The required fields and these.
    ObjectNode arguments(MethodSpec method, Set<String> wanted) {
        var arguments = Json.object();
        method.fields().values().stream()
                .filter(field -> field.required() || wanted.contains(field.name()))
                .forEach(field -> arguments.set(field.name(), known.getOrDefault(field.name(), value(field))));
        return arguments;
    }

    JsonNode of(Field field) {
        return value(field);
    }

    private JsonNode value(Field field) {
        if (!field.choices().isEmpty()) {
            return TextNode.valueOf(
                    field.choices().stream().sorted().findFirst().orElseThrow());
        }
        return switch (field.type()) {
            case Type.Scalar scalar -> scalar(scalar, field);
            case Type.ArrayOf array -> {
                var values = Json.array();
                long wanted = Math.max(1, field.limits().items().least());
                for (long index = 0; index < wanted; index++) {
                    values.add(value(array.element()));
                }
                yield values;
            }
            case Type.Named named -> value(named);
            case Type.OneOf some -> value(some.choices().getFirst());
        };
    }

    private static JsonNode scalar(Type.Scalar scalar, Field field) {
        return switch (scalar) {
            case INTEGER ->
                LongNode.valueOf(Math.clamp(
                        1,
                        field.limits().value().least(),
                        field.limits().value().most()));
            case STRING, INPUT_FILE ->
                TextNode.valueOf(
                        "x".repeat((int) Math.max(1, field.limits().characters().least())));
            case FLOAT -> DoubleNode.valueOf(1);
            case BOOLEAN -> BooleanNode.TRUE;
        };
    }

    private JsonNode value(Type type) {
        return switch (type) {
            case Type.Scalar scalar ->
                switch (scalar) {
                    case INTEGER -> LongNode.valueOf(1);
                    case STRING, INPUT_FILE -> TextNode.valueOf("x");
                    case FLOAT -> DoubleNode.valueOf(1);
                    case BOOLEAN -> BooleanNode.TRUE;
                };
            case Type.ArrayOf array -> Json.array().add(value(array.element()));
            case Type.OneOf some -> value(some.choices().getFirst());
            case Type.Named named -> object(named);
        };
    }

    private JsonNode object(Type.Named named) {
        var spec = specification.type(named.name());
        if (!spec.subtypes().isEmpty()) {
            return value(spec.subtypes().getFirst());
        }
        var object = Json.object();
        spec.fields().values().stream()
                .filter(Field::required)
                .forEach(field -> object.set(field.name(), value(field)));
        return object;
    }
}
