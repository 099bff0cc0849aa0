package dev.beseda.bot.engine.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionFaultTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + | 3 | Expected a value, but found the end.",
                "1 + * 2 | 4 | Expected a value, but found “*”.",
                "age 5 | 4 | Expected an operator or the end, but found “5”.",
                "1 < 2 < 3 | 6 | Expected an operator or the end, but found “<”.",
                "(1 + 2 | 6 | A closing parenthesis is missing here.",
                "1) | 1 | Expected an operator or the end, but found “)”.",
                "and 1 | 0 | Expected a value, but found “and”.",
                "1 in 2 | 5 | After “in” comes a list such as [1, 2].",
                "1 in [1, 2 | 10 | A comma or “]” is missing here.",
                "min(1 2) | 6 | A comma or “)” is missing here.",
                "'open | 0 | This text is never closed: ' is missing.",
                "1 + «open | 4 | This text is never closed: » is missing.",
                "a # b | 2 | The sign “#” means nothing here.",
                "a 😀 | 2 | The sign “😀” means nothing here.",
                "{a b} | 0 | After { come the name of a variable and }.",
                "size(a) | 0 | There is no function “size”.",
                "1 + round() | 4 | “round” takes 1 to 2 values, not 0.",
                "today(1) | 0 | “today” takes 0 values, not 1.",
                "length(1, 2) | 0 | “length” takes 1 value, not 2.",
                "if(a, b) | 0 | “if” takes 3 values: a condition, and what it is then and otherwise.",
                "matches(a) | 9 | “matches” takes 2 values: a text and a pattern.",
                "matches(a, b) | 11 | “b” is no pattern: it is written in quotes.",
                "matches(a, '(') | 11 | The pattern is broken: missing closing ).",
                "12345678901234567890123456789012345 | 0 | A name has at most 64 characters and a number at most 34.",
            })
    void aFaultSaysWhatIsWrongAndWhere(String source, int position, String sentence) {
        var fault = Expression.fault(source).orElseThrow();

        assertThat(fault).hasMessage(sentence);
        assertThat(fault.position()).isEqualTo(position);
    }

    @Test
    void anEmptyExpressionIsNone() {
        assertThat(Expression.fault("").orElseThrow().position()).isZero();
        assertThat(Expression.fault("  ").orElseThrow().position()).isEqualTo(2);
    }

    @Test
    void anExpressionIsNeitherTooLongNorTooDeep() {
        assertThat(Expression.fault(" ".repeat(1_999) + "1")).isEmpty();
        assertThat(Expression.fault(" ".repeat(2_000) + "1").orElseThrow().position())
                .isEqualTo(2_000);
        assertThat(Expression.fault("(".repeat(49) + "1" + ")".repeat(49))).isEmpty();
        assertThat(Expression.fault("(".repeat(900) + "1" + ")".repeat(900)).orElseThrow())
                .hasMessage("The expression is nested too deep here.");
        assertThat(Expression.fault("-".repeat(900) + "1")).isPresent();
        assertThat(Expression.fault("not ".repeat(400) + "1")).isPresent();
    }

    @Test
    void anExpressionHasFewPatterns() {
        var pattern = "matches(a, 'x')";

        assertThat(Expression.fault(pattern + (" or " + pattern).repeat(4))).isEmpty();
        assertThat(Expression.fault(pattern + (" or " + pattern).repeat(5)).orElseThrow())
                .hasMessage("“matches” is slow: an expression has at most 5 of them.");
    }

    @Test
    void aSoundExpressionHasNoFault() {
        assertThat(Expression.fault("age >= 18 and имя contains 'а'")).isEmpty();
    }
}
