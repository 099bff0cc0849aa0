package dev.beseda.bot.engine.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "12.50, 12.5",
        "1200, 1200",
        "1.2E+3, 1200",
        "-0.00, 0",
        "0.1, 0.1",
        "1E-34, 0.0000000000000000000000000000000001",
        "1E-35, 0",
        "1E-999999999, 0",
        "1E+999999999, 9999999999999999999999999999999999",
        "-1E+999999999, -9999999999999999999999999999999999",
        "12345678901234567890123456789012345.6, 9999999999999999999999999999999999",
        "0.12345678901234567890123456789012345678, 0.1234567890123456789012345678901235",
    })
    void aNumberIsShownPlainlyAndStaysSmall(BigDecimal number, String shown) {
        assertThat(new Value.Number(number).shown("ru")).isEqualTo(shown);
    }

    @Test
    void equalNumbersAreEqualValuesHoweverTheyWereWritten() {
        assertThat(new Value.Number(new BigDecimal("1.50"))).isEqualTo(new Value.Number(new BigDecimal("15E-1")));
        assertThat(new Value.Number(new BigDecimal("1E+2"))).isEqualTo(Value.number(100));
    }

    @Test
    void aNumberTooLargeToKeepIsNothing() {
        assertThat(Value.number(new BigDecimal("1E+34"))).isEqualTo(new Value.Nothing());
        assertThat(Value.number(new BigDecimal("9E+33"))).isInstanceOf(Value.Number.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ru, да, нет, 21.11.2026",
        "RU-ru, да, нет, 21.11.2026",
        "en, yes, no, 2026-11-21",
        "'', yes, no, 2026-11-21"
    })
    void truthsAndDaysSpeakTheLanguage(String language, String yes, String no, String day) {
        assertThat(new Value.Truth(true).shown(language)).isEqualTo(yes);
        assertThat(new Value.Truth(false).shown(language)).isEqualTo(no);
        assertThat(new Value.Day(LocalDate.of(2026, 11, 21)).shown(language)).isEqualTo(day);
    }

    @Test
    void aPlaceIsShownInDegrees() {
        assertThat(new Value.Place(55.7558, 37.6173).shown("ru")).isEqualTo("55.7558, 37.6173");
        assertThat(new Value.Place(-0.00000001, 100).shown("en")).isEqualTo("0, 100");
    }

    @Test
    void aPlaceBeyondTheMapIsMovedToItsEdge() {
        assertThat(new Value.Place(1e300, Double.NEGATIVE_INFINITY)).isEqualTo(new Value.Place(90, -180));
        assertThat(new Value.Place(Double.NaN, Double.NaN)).isEqualTo(new Value.Place(0, 0));
    }

    @Test
    void aFileIsShownByItsNameAndNothingIsNotShown() {
        assertThat(new Value.File(FileKind.DOCUMENT, "id", "смета.pdf", 5).shown("ru"))
                .isEqualTo("смета.pdf");
        assertThat(new Value.Nothing().shown("ru")).isEmpty();
    }

    @Test
    void aLongTextIsCutBeforeHalfACharacter() {
        var text = new Value.Text("a" + "😀".repeat(3_000)).text();

        assertThat(text.length()).isEqualTo(4_095);
        assertThat(text).endsWith("😀");
    }

    @Test
    void nothingAnEmptyTextZeroAndNoAreNotTrue() {
        assertThat(new Value.Nothing().truth()).isFalse();
        assertThat(new Value.Text("").truth()).isFalse();
        assertThat(Value.number(0).truth()).isFalse();
        assertThat(new Value.Truth(false).truth()).isFalse();
        assertThat(new Value.Text("0").truth()).isTrue();
        assertThat(new Value.Place(0, 0).truth()).isTrue();
    }
}
