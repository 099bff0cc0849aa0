package dev.beseda.simulator.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.spec.Limits.Range;
import dev.beseda.simulator.spec.Violation.Kind;
import java.nio.charset.StandardCharsets;

/// Holds a value of the right type against the limits and choices of its field.
final class Bounds {
    private Bounds() {}

    static void check(Field field, JsonNode value, String path) {
        var limits = field.limits();
        if (value.isTextual()) {
            choice(field, value.textValue(), path);
            if (!limits.equals(Limits.NONE)) {
                text(limits, value.textValue(), path);
            }
        } else if (!limits.equals(Limits.NONE)) {
            number(limits, value, path);
        }
    }

    private static void choice(Field field, String value, String path) {
        if (field.choices().isEmpty() || field.choices().contains(value)) {
            return;
        }
        if (field.choices().stream().noneMatch(value::equalsIgnoreCase)) {
            throw new Violation(
                    Kind.NOT_A_CHOICE,
                    path,
                    "parameter \"%s\" must be one of %s"
                            .formatted(
                                    path,
                                    String.join(
                                            ", ",
                                            field.choices().stream().sorted().toList())));
        }
    }

    private static void text(Limits limits, String value, String path) {
        if (!limits.afterEntitiesParsing()) {
            within(limits.characters(), value.codePointCount(0, value.length()), path, "characters");
        }
        if (!limits.bytes().equals(Range.ANY)) {
            within(limits.bytes(), value.getBytes(StandardCharsets.UTF_8).length, path, "bytes");
        }
    }

    private static void number(Limits limits, JsonNode value, String path) {
        if (value.isIntegralNumber()) {
            within(limits.value(), value.longValue(), path, "in value");
        } else if (value.isArray()) {
            within(limits.items(), value.size(), path, "items");
        }
    }

    private static void within(Range range, long measured, String path, String unit) {
        if (range.holds(measured)) {
            return;
        }
        boolean tooSmall = measured < range.least();
        throw new Violation(
                tooSmall ? Kind.TOO_SHORT : Kind.TOO_LONG,
                path,
                "parameter \"%s\" must have at %s %d %s, it has %d"
                        .formatted(
                                path,
                                tooSmall ? "least" : "most",
                                tooSmall ? range.least() : range.most(),
                                unit,
                                measured));
    }
}
