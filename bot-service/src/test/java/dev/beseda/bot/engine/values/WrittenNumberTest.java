package dev.beseda.bot.engine.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | ru | 12",
                "+12 | ru | 12",
                "-0,5 | ru | -0.5",
                "−7 | ru | -7",
                "1 234,56 | ru | 1234.56",
                "1\u00a0234\u202f567 | ru | 1234567",
                "1,234.56 | ru | 1234.56",
                "1.234,56 | en | 1234.56",
                "1’234’567.5 | de | 1234567.5",
                "1,234 | en | 1234",
                "1,234 | ru | 1.234",
                "0,123 | en | 0.123",
                "1.234 | en | 1.234",
                "1,234,567 | ru | 1234567",
                "1.234.567 | ru | 1234567",
                "1234.5 | ru | 1234.5",
                "007 | ru | 7",
                "٤٢ | ar | 42",
                "４２ | ja | 42",
                "1234567890123456789012345678901234 | ru | 1234567890123456789012345678901234",
            })
    void numbersAreReadAsPeopleWriteThem(String text, String language, BigDecimal number) {
        assertThat(WrittenNumber.read(text, language)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "двенадцать",
                "12 лет",
                "1e5",
                "0x10",
                "1,2,3",
                "1 23",
                "12 34",
                "1,234,56",
                "1.2.3",
                "1 234.567.890",
                ".",
                "--1",
                "1-2",
                "∞",
                "12345678901234567890123456789012345",
                "NaN",
            })
    void whatIsNoNumberIsNotTakenForOne(String text) {
        assertThat(WrittenNumber.read(text, "ru")).isEmpty();
    }
}
