package dev.beseda.bot.engine.values;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A text with `{variables}`, `{count, plural, …}` and `{word, select, …}`.
public final class Template {
    private Template() {}

    public static String fill(String text, Map<String, Value> variables, String language) {
        return fill(text, variables, language, UnaryOperator.identity());
    }

    public static String fill(
            String text, Map<String, Value> variables, String language, UnaryOperator<String> escape) {
        throw new UnsupportedOperationException(text + variables + language + escape);
    }

    public static Set<String> variables(String text) {
        throw new UnsupportedOperationException(text);
    }

    public static Optional<String> fault(String text) {
        throw new UnsupportedOperationException(text);
    }
}
