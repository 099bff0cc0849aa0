package dev.beseda.bot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.Comparison.Operator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource({
        "EQUALS, Да, да, true",
        "EQUALS, да, нет, false",
        "NOT_EQUALS, да, нет, true",
        "NOT_EQUALS, ДА, да, false",
        "CONTAINS, Большой МИР, мир, true",
        "CONTAINS, мир, война, false",
        "GREATER, 10, 9, true",
        "GREATER, 9, 10, false",
        "GREATER, 9, 9, false",
        "GREATER, '1,5', 1.4, true",
        "GREATER, ' 2 ', 1, true",
        "GREATER, b, a, false",
        "LESS, -1, 0, true",
        "LESS, 0, -1, false",
        "LESS, a, b, false",
        "IS_SET, x, '', true",
        "IS_SET, ' ', '', false",
        "IS_NOT_SET, '', '', true",
        "IS_NOT_SET, x, '', false",
    })
    void aComparisonAlwaysHasAnOutcome(Operator operator, String actual, String value, boolean outcome) {
        var comparison = new Comparison("имя", operator, value);

        assertThat(comparison.holds(Map.of("имя", actual))).isEqualTo(outcome);
    }

    @Test
    void whatWasNeverToldIsEmpty() {
        assertThat(new Comparison("x", Operator.IS_NOT_SET, "").holds(Map.of())).isTrue();
        assertThat(new Comparison("x", Operator.EQUALS, "y").holds(Map.of())).isFalse();
        assertThat(new Comparison("x", Operator.GREATER, "-1").holds(Map.of())).isFalse();
    }

    @Test
    void aNumberWithAMonstrousExponentIsComparedAtOnce() {
        var comparison = new Comparison("x", Operator.GREATER, "1");

        assertThat(comparison.holds(Map.of("x", "1e999999999"))).isTrue();
        assertThat(comparison.holds(Map.of("x", "1e-999999999"))).isFalse();
    }
}
