package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalInt;

/// Compares values: texts without regard to case, a text that is a number or a day as such with a number or a day.
record Likeness(Scope scope) {
    boolean equal(Value left, Value right) {
        if (left instanceof Value.Nothing || right instanceof Value.Nothing) {
            return isNothing(left) && isNothing(right);
        }
        if (left instanceof Value.Truth truth && right instanceof Value.Text text) {
            return means(text, truth);
        }
        if (left instanceof Value.Text text && right instanceof Value.Truth truth) {
            return means(text, truth);
        }
        var order = order(left, right);
        return order.isPresent() ? order.getAsInt() == 0 : left.equals(right);
    }

    /// Negative, zero or positive; empty for values that have no order, such as places.
    OptionalInt order(Value left, Value right) {
        return switch (left) {
            case Value.Number number -> orderOfNumbers(number.number(), right);
            case Value.Money money -> orderOfNumbers(money.amount(), right);
            case Value.Day day -> orderOfDays(day, right);
            case Value.Text text ->
                switch (right) {
                    case Value.Text other ->
                        OptionalInt.of(folded(scope.text(text)).compareTo(folded(scope.text(other))));
                    case Value.Number number -> reversed(orderOfNumbers(number.number(), text));
                    case Value.Money money -> reversed(orderOfNumbers(money.amount(), text));
                    case Value.Day day -> reversed(orderOfDays(day, text));
                    case Value.Truth _, Value.Place _, Value.File _, Value.Nothing _ -> OptionalInt.empty();
                };
            case Value.Truth _, Value.Place _, Value.File _, Value.Nothing _ -> OptionalInt.empty();
        };
    }

    boolean contains(Value whole, Value part) {
        var wanted = folded(scope.text(part));
        return !wanted.isEmpty() && folded(scope.text(whole)).contains(wanted);
    }

    boolean startsWith(Value whole, Value part) {
        var wanted = scope.text(part);
        return !wanted.isEmpty() && scope.text(whole).regionMatches(true, 0, wanted, 0, wanted.length());
    }

    boolean endsWith(Value whole, Value part) {
        var text = scope.text(whole);
        var wanted = scope.text(part);
        int start = text.length() - wanted.length();
        return !wanted.isEmpty() && text.regionMatches(true, start, wanted, 0, wanted.length());
    }

    private OptionalInt orderOfNumbers(BigDecimal number, Value other) {
        return scope.number(other)
                .map(second -> OptionalInt.of(number.compareTo(second)))
                .orElse(OptionalInt.empty());
    }

    private OptionalInt orderOfDays(Value.Day day, Value other) {
        return scope.day(other)
                .map(second -> OptionalInt.of(day.day().compareTo(second)))
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt reversed(OptionalInt order) {
        return order.isPresent() ? OptionalInt.of(-Integer.signum(order.getAsInt())) : order;
    }

    /// An option of a question is a text: `true`, `yes` and `да` all say yes.
    private static boolean means(Value.Text text, Value.Truth truth) {
        var said = folded(text.text());
        return said.equals(String.valueOf(truth.holds()))
                || said.equals(truth.shown("en"))
                || said.equals(truth.shown("ru"));
    }

    private static boolean isNothing(Value value) {
        return value instanceof Value.Nothing || value.equals(new Value.Text(""));
    }

    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
