package dev.beseda.kit.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.beseda.kit.problems.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in a sentence what is wrong with a body, without a word about our classes.
final class BadJson {
    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(String.class, "a text"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(long.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(double.class, "a number"),
            Map.entry(Double.class, "a number"),
            Map.entry(BigDecimal.class, "a number"),
            Map.entry(UUID.class, "a UUID"),
            Map.entry(Instant.class, "a time such as 2026-01-31T12:00:00Z"),
            Map.entry(Duration.class, "a duration such as PT30S"));

    private BadJson() {}

    static Problem describe(IOException wrong) {
        return switch (wrong) {
            case UnrecognizedPropertyException unknown -> Problem.badField(pathOf(unknown), "is not a known field");
            case MismatchedInputException mismatch when mismatch.getPath().isEmpty() -> whole(mismatch);
            case MismatchedInputException mismatch -> Problem.badField(pathOf(mismatch), expected(mismatch));
            case JsonMappingException mapping -> inside(mapping);
            case JsonProcessingException syntax -> malformed(syntax);
            default -> Problem.of(400, "malformed-json", "The body is not JSON in UTF-8");
        };
    }

    /// What broke while a field was read: the JSON itself, or a value that does not fit.
    private static Problem inside(JsonMappingException mapping) {
        return switch (mapping.getCause()) {
            case InputCoercionException _ -> Problem.badField(pathOf(mapping), "is too large a number");
            case JsonProcessingException syntax -> malformed(syntax);
            case null, default -> Problem.badField(pathOf(mapping), "has a value that can't be used");
        };
    }

    private static Problem whole(MismatchedInputException mismatch) {
        boolean trailing = String.valueOf(mismatch.getMessage()).startsWith("Trailing token");
        var wanted = trailing ? "one JSON value with nothing after it" : nameOf(mismatch.getTargetType());
        return Problem.of(400, "bad-body", "The body must be " + wanted);
    }

    private static Problem malformed(JsonProcessingException syntax) {
        var place = syntax.getLocation();
        var where = place == null ? "" : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
        var message = syntax.getOriginalMessage();
        var what = message.startsWith("Invalid UTF-8") ? "The body is not UTF-8" : plain(message);
        return Problem.of(400, "malformed-json", what + where);
    }

    private static String plain(String message) {
        return message.startsWith("Duplicate field") || message.startsWith("Duplicate Object property")
                ? message
                : "The body is not well-formed JSON";
    }

    private static String expected(MismatchedInputException mismatch) {
        var type = mismatch.getTargetType();
        if (mismatch instanceof InvalidFormatException && type != null && type.isEnum()) {
            return "must be one of " + choices(type);
        }
        return "must be " + nameOf(type);
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> jsonName(type, (Enum<?>) constant))
                .collect(Collectors.joining(", "));
    }

    private static String jsonName(Class<?> type, Enum<?> constant) {
        try {
            var named = type.getField(constant.name()).getAnnotation(JsonProperty.class);
            return named == null ? constant.toString() : named.value();
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String nameOf(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        var name = NAMES.get(type);
        if (name != null) {
            return name;
        }
        return Iterable.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }

    private static String pathOf(JsonMappingException wrong) {
        var path = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
