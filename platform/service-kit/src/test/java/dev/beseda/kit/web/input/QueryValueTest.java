package dev.beseda.kit.web.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.problems.BadField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryValueTest {
    @Test
    void timesAndDaysAreRead() {
        assertThat(value("2026-01-31T12:00:00Z").instant()).contains(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(value("2026-01-31").day()).contains(LocalDate.of(2026, 1, 31));
        assertThat(new QueryValue("from", Optional.empty()).day()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2026-02-30T12:00:00Z", "+100000001-01-01T00:00:00Z", "-100000001-01-01T00:00:00Z"})
    void aTimeThatNoDatabaseKnowsIsNamed(String text) {
        assertThatThrownBy(() -> value(text).instant())
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo("from"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "+999999999-12-31", "-999999999-01-01"})
    void aDayThatNoDatabaseKnowsIsNamed(String text) {
        assertThatThrownBy(() -> value(text).day())
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo("from"));
    }

    private static QueryValue value(String text) {
        return new QueryValue("from", Optional.of(text));
    }
}
