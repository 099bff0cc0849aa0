package dev.beseda.simulator.llm.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The fields of a request, each checked as it is taken.
record Values(ObjectNode body) {
    boolean has(String name) {
        return body.hasNonNull(name);
    }

    String text(String name) {
        var value = body.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(name, "'%s' is required and must be a string".formatted(name));
        }
        return value.textValue();
    }

    boolean flag(String name) {
        var value = body.path(name);
        if (has(name) && !value.isBoolean()) {
            throw wrong(name, "'%s' must be a boolean".formatted(name));
        }
        return value.booleanValue();
    }

    void checkRange(String name, double least, double most) {
        var value = body.path(name);
        if (has(name) && (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most)) {
            throw wrong(name, "'%s' must be a number from %s to %s".formatted(name, least, most));
        }
    }

    /// `otherwise` where it isn't given.
    int count(String name, int least, int otherwise) {
        var value = body.path(name);
        if (!has(name)) {
            return otherwise;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < least) {
            throw wrong(name, "'%s' must be a whole number of at least %d".formatted(name, least));
        }
        return value.intValue();
    }

    /// One text or a list of texts.
    List<String> texts(String name, int most) {
        var value = body.path(name);
        var texts = new ArrayList<String>();
        if (value.isTextual()) {
            texts.add(value.textValue());
        } else if (has(name)) {
            value.forEach(element -> texts.add(textOf(name, element)));
            if (!value.isArray() || texts.size() > most) {
                throw wrong(name, "'%s' must be a string or at most %d strings".formatted(name, most));
            }
        }
        texts.removeIf(String::isEmpty);
        return texts;
    }

    private static String textOf(String name, JsonNode element) {
        if (!element.isTextual()) {
            throw wrong(name, "'%s' must hold strings".formatted(name));
        }
        return element.textValue();
    }

    static Refused wrong(String name, String message) {
        return new Refused(Failure.wrong(name, message));
    }
}
