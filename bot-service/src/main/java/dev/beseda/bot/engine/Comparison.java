package dev.beseda.bot.engine;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A test of one variable against a value. It always has an outcome: what can't be compared does not hold.
public record Comparison(String variable, Operator operator, String value) {
    public enum Operator {
        EQUALS,
        NOT_EQUALS,
        CONTAINS,
        GREATER,
        LESS,
        IS_SET,
        IS_NOT_SET
    }

    /// Whether the test holds for these variables; letters are compared without regard to case.
    public boolean holds(Map<String, String> variables) {
        String actual = variables.getOrDefault(variable, "");
        return switch (operator) {
            case EQUALS -> actual.equalsIgnoreCase(value);
            case NOT_EQUALS -> !actual.equalsIgnoreCase(value);
            case CONTAINS -> actual.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
            case GREATER -> order(actual) > 0;
            case LESS -> order(actual) < 0;
            case IS_SET -> !actual.isBlank();
            case IS_NOT_SET -> actual.isBlank();
        };
    }

    /// Numbers as numbers; anything else is neither greater nor less.
    private int order(String actual) {
        return number(actual)
                .flatMap(left -> number(value).map(left::compareTo))
                .orElse(0);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip().replace(',', '.')));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
