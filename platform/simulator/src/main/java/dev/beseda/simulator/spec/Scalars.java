package dev.beseda.simulator.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Optional;

/// Reads simple values as leniently as Telegram does: a number may come as text and the other way round.
final class Scalars {
    private Scalars() {}

    static Optional<JsonNode> read(Type.Scalar type, JsonNode value) {
        return switch (type) {
            case INTEGER -> integer(value);
            case FLOAT -> decimal(value);
            case BOOLEAN -> bool(value);
            case STRING, INPUT_FILE -> text(value);
        };
    }

    /// The value already is what its type says; for what the simulator itself sends.
    static boolean is(Type.Scalar type, JsonNode value) {
        return switch (type) {
            case INTEGER -> value.isIntegralNumber();
            case FLOAT -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case STRING, INPUT_FILE -> value.isTextual();
        };
    }

    private static Optional<JsonNode> integer(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? Optional.of(value) : Optional.empty();
        }
        if (!value.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LongNode.valueOf(Long.parseLong(value.textValue().strip())));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> decimal(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value);
        }
        try {
            return value.isTextual()
                    ? Optional.of(DoubleNode.valueOf(
                            Double.parseDouble(value.textValue().strip())))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> bool(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value);
        }
        return switch (value.asText("").toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Optional.of(BooleanNode.TRUE);
            case "false", "no", "0" -> Optional.of(BooleanNode.FALSE);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> text(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value);
        }
        return value.isNumber() ? Optional.of(TextNode.valueOf(value.asText())) : Optional.empty();
    }
}
