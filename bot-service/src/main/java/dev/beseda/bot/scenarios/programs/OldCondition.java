package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.kit.json.BoundedNumber;
import java.math.BigDecimal;

/// Conditions as they were written before there were expressions: `{variable, operator, value}`.
final class OldCondition {
    private static final int LONGEST_VALUE = 500;

    /// What an expression takes.
    private static final int LONGEST_NUMBER = 34;

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
                    case GREATER -> ordered(fields, variable + " > ", value.orElse(""));
                    case LESS -> ordered(fields, variable + " < ", value.orElse(""));
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
    private static String ordered(Fields fields, String comparison, String text) {
        try {
            return BoundedNumber.of(new BigDecimal(text.strip().replace(',', '.')))
                    .map(BigDecimal::toPlainString)
                    .filter(plain -> plain.length() <= LONGEST_NUMBER)
                    .map(plain -> comparison + "(" + plain + ")")
                    .orElseThrow(() -> fields.wrong("value", "must have at most %d digits".formatted(LONGEST_NUMBER)));
        } catch (NumberFormatException notANumber) {
            return "false";
        }
    }
}
