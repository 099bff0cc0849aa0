package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.scenarios.fields.Fields;
import java.math.BigDecimal;

/// Conditions as they were written before there were expressions: `{variable, operator, value}`.
final class OldCondition {
    private static final int LONGEST_VALUE = 500;

    private OldCondition() {}

    private enum Operator {
        EQUALS,
        NOT_EQUALS,
        CONTAINS,
        GREATER,
        LESS,
        IS_SET,
        IS_NOT_SET
    }

    /// The expression that means the same.
    static Expression read(Fields fields) {
        var variable = "{" + fields.variable("variable") + "}";
        var operator = fields.oneOf("operator", fields.take("operator"), Operator.class);
        var value = fields.optionalWords("value", LONGEST_VALUE);
        boolean compares = operator != Operator.IS_SET && operator != Operator.IS_NOT_SET;
        if (compares && value.isEmpty()) {
            throw fields.wrong("value", "is needed");
        }
        var other = quoted(value.orElse(""));
        return Expression.parse(
                switch (operator) {
                    case EQUALS -> "lower(text(%s)) = lower(%s)".formatted(variable, other);
                    case NOT_EQUALS -> "lower(text(%s)) != lower(%s)".formatted(variable, other);
                    case CONTAINS -> "lower(text(%s)) contains lower(%s)".formatted(variable, other);
                    case GREATER -> ordered(variable + " > ", value.orElse(""));
                    case LESS -> ordered(variable + " < ", value.orElse(""));
                    case IS_SET -> "trim(text(%s)) != \"\"".formatted(variable);
                    case IS_NOT_SET -> "trim(text(%s)) = \"\"".formatted(variable);
                });
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    /// Nothing is greater or less than what is no number.
    private static String ordered(String comparison, String text) {
        try {
            return comparison + "(" + new BigDecimal(text.strip().replace(',', '.')).toPlainString() + ")";
        } catch (NumberFormatException notANumber) {
            return "false";
        }
    }
}
