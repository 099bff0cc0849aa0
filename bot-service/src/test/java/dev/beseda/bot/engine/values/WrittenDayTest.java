package dev.beseda.bot.engine.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDayTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.12.2026 | 2026-12-31",
                "31/12/2026 | 2026-12-31",
                "31-12-2026 | 2026-12-31",
                "1.2.2026 | 2026-02-01",
                "2026-12-31 | 2026-12-31",
                "2026/1/5 | 2026-01-05",
                "31.12 | 2026-12-31",
                "05.03.85 | 1985-03-05",
                "05.03.30 | 2030-03-05",
                "31 декабря 2026 | 2026-12-31",
                "31 ДЕКАБРЯ 2026 г. | 2026-12-31",
                "1 мая 2026 года | 2026-05-01",
                "9-го мая | 2026-05-09",
                "31 декабря | 2026-12-31",
                "31 дек. | 2026-12-31",
                "December 31 | 2026-12-31",
                "Dec 31, 2027 | 2027-12-31",
                "31st of December 2026 | 2026-12-31",
                "31 dec 2026 | 2026-12-31",
                "29 февраля 2028 | 2028-02-29",
                "сегодня | 2026-11-21",
                "Завтра | 2026-11-22",
                "вчера | 2026-11-20",
                "послезавтра | 2026-11-23",
                "today | 2026-11-21",
                "tomorrow | 2026-11-22",
                "yesterday | 2026-11-20",
            })
    void daysAreReadAsPeopleWriteThem(String text, LocalDate day) {
        assertThat(WrittenDay.read(text, TODAY, "ru")).contains(day);
        assertThat(WrittenDay.read(" " + text + " ", TODAY, "en")).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"de, 3. März 2026", "fr, 3 mars 2026", "es, 3 marzo 2026", "uk, 3 березня 2026"})
    void monthsAreKnownInThePersonsLanguage(String language, String text) {
        assertThat(WrittenDay.read(text, TODAY, language)).contains(LocalDate.of(2026, 3, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "31.02.2026",
                "32.01.2026",
                "0.1.2026",
                "1.13.2026",
                "2026-13-01",
                "31 брюмера",
                "декабрь",
                "12",
                "12 12",
                "0000-01-01",
                "0001-01-01",
                "31.12.20266",
                "31.12.202",
                "1.1.1.1",
                "December",
                "когда-нибудь",
            })
    void whatIsNoDayIsNotTakenForOne(String text) {
        assertThat(WrittenDay.read(text, TODAY, "ru")).isEmpty();
    }

    @Test
    void aDayWithoutAYearMayBeOfThisTheNextOrTheLastYear() {
        assertThat(WrittenDay.readings("5 января", TODAY, "ru"))
                .containsExactly(LocalDate.of(2026, 1, 5), LocalDate.of(2027, 1, 5), LocalDate.of(2025, 1, 5));
        assertThat(WrittenDay.readings("29.02", LocalDate.of(2027, 3, 1), "ru"))
                .containsExactly(LocalDate.of(2028, 2, 29));
    }
}
