package dev.beseda.simulator.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.spec.Type.ArrayOf;
import dev.beseda.simulator.spec.Type.Named;
import dev.beseda.simulator.spec.Type.OneOf;
import dev.beseda.simulator.spec.Type.Scalar;
import dev.beseda.simulator.spec.Violation.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks a value along the specification: finds the first fault, or gives the value back in its proper types.
public final class Validator {
    /// The one type a bot may write as mere text: the button's label.
    private static final String PLAIN_BUTTON = "KeyboardButton";

    private final Specification specification;
    private final boolean strict;

    private Validator(Specification specification, boolean strict) {
        this.specification = specification;
        this.strict = strict;
    }

    /// For what bots send: numbers may be text, objects may be JSON text, unknown fields are passed over.
    public static Validator lenient(Specification specification) {
        return new Validator(specification, false);
    }

    /// For what the simulator sends: everything must be exactly as documented, and nothing else.
    public static Validator strict(Specification specification) {
        return new Validator(specification, true);
    }

    public ObjectNode arguments(MethodSpec method, ObjectNode given) {
        return fields(method.fields(), given, "");
    }

    public JsonNode value(Type type, JsonNode value, String path) {
        return switch (type) {
            case Scalar scalar -> scalar(scalar, value, path);
            case ArrayOf array -> array(array, value, path);
            case Named named -> named(specification.type(named.name()), value, path);
            case OneOf some -> firstThatFits(some.choices(), value, path);
        };
    }

    private ObjectNode fields(Map<String, Field> fields, ObjectNode given, String path) {
        var read = Json.object();
        for (var field : fields.values()) {
            var value = given.get(field.name());
            if (value == null || isLeftOut(field, value)) {
                if (field.required()) {
                    throw new Violation(
                            Kind.MISSING,
                            join(path, field.name()),
                            "parameter \"%s\" is required".formatted(join(path, field.name())));
                }
                continue;
            }
            read.set(field.name(), field(field, value, join(path, field.name())));
        }
        if (strict) {
            refuseUnknown(fields, given, path);
        }
        return read;
    }

    /// Forms say "nothing" with an empty text.
    private boolean isLeftOut(Field field, JsonNode value) {
        boolean empty = value.isTextual() && value.textValue().isEmpty() && field.type() != Scalar.STRING;
        return !strict && (value.isNull() || empty);
    }

    private JsonNode field(Field field, JsonNode given, String path) {
        var value = value(field.type(), given, path);
        Bounds.check(field, value, path);
        return value;
    }

    private static void refuseUnknown(Map<String, Field> fields, ObjectNode given, String path) {
        given.fieldNames().forEachRemaining(name -> {
            if (!fields.containsKey(name)) {
                throw new Violation(
                        Kind.NOT_A_CHOICE, join(path, name), "field \"%s\" is unknown".formatted(join(path, name)));
            }
        });
    }

    private JsonNode scalar(Scalar type, JsonNode value, String path) {
        if (strict) {
            if (Scalars.is(type, value)) {
                return value;
            }
            throw wrongType(path, type.name().toLowerCase(Locale.ROOT));
        }
        return Scalars.read(type, value)
                .orElseThrow(() -> wrongType(path, type.name().toLowerCase(Locale.ROOT)));
    }

    private JsonNode array(ArrayOf type, JsonNode given, String path) {
        var value = unpacked(given);
        if (!value.isArray()) {
            throw wrongType(path, "array");
        }
        ArrayNode read = Json.array();
        for (int index = 0; index < value.size(); index++) {
            read.add(value(type.element(), value.get(index), path + "[" + index + "]"));
        }
        return read;
    }

    private JsonNode named(TypeSpec type, JsonNode given, String path) {
        var value = unpacked(given);
        if (!type.subtypes().isEmpty()) {
            return firstThatFits(type.subtypes(), value, path);
        }
        if (value instanceof ObjectNode object) {
            return fields(type.fields(), object, path);
        }
        if (!strict && given.isTextual() && type.name().equals(PLAIN_BUTTON)) {
            return fields(type.fields(), Json.object().put("text", given.textValue()), path);
        }
        throw wrongType(path, type.name());
    }

    /// The fault told is that of the choice that got furthest: the one whose first field was there.
    private JsonNode firstThatFits(List<Type> choices, JsonNode given, String path) {
        @Nullable Violation told = null;
        for (var choice : choices) {
            try {
                return value(choice, given, path);
            } catch (Violation fault) {
                if (told == null && looksLike(choice, unpacked(given))) {
                    told = fault;
                }
            }
        }
        throw told == null ? wrongType(path, "any of its types") : told;
    }

    private boolean looksLike(Type choice, JsonNode value) {
        if (!(choice instanceof Named named) || !value.isObject()) {
            return false;
        }
        var fields = specification.type(named.name()).fields().values();
        return fields.stream().anyMatch(field -> field.required() && matches(field, value.path(field.name())));
    }

    private static boolean matches(Field field, JsonNode value) {
        return !value.isMissingNode()
                && (field.choices().isEmpty() || field.choices().contains(value.asText()));
    }

    private JsonNode unpacked(JsonNode value) {
        return !strict && value.isTextual() ? Json.read(value.textValue()).orElse(value) : value;
    }

    private static Violation wrongType(String path, String wanted) {
        return new Violation(Kind.WRONG_TYPE, path, "parameter \"%s\" must be of type %s".formatted(path, wanted));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
