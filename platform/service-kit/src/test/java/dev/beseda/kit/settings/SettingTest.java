package dev.beseda.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.net.URI;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

    @Test
    void whatPeopleWriteIsUnderstood() {
        assertThat(setting("1").flag()).isTrue();
        assertThat(setting(" False ").flag()).isFalse();
        assertThat(setting("0.95").positiveDecimal()).isEqualTo(new BigDecimal("0.95"));
        assertThat(setting("42").positiveNumber()).isEqualTo(42);
        assertThat(setting("https://llm.example:8080/x").httpAddress())
                .isEqualTo(URI.create("https://llm.example:8080/x"));
        assertThat(setting("1234").secret(FOUR_DIGITS, "four digits")).isEqualTo("1234");
    }

    @Test
    void aWrongFlagIsToldInOneSentence() {
        refuses("ja", Setting::flag, "THE_VARIABLE must be 0 or 1, not \"ja\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1,5", "NaN", "rate"})
    void aDecimalMustBeANumberAboveZero(String text) {
        refuses(
                text,
                Setting::positiveDecimal,
                "THE_VARIABLE must be a number above 0, such as 0.95, not \"" + text + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1.5", "99999999999", "id"})
    void aNumberMustBeWholeAndAboveZero(String text) {
        refuses(text, Setting::positiveNumber, "THE_VARIABLE must be a whole number above 0, not \"" + text + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://host", "http://", "http:// host", "/path"})
    void anAddressNeedsASchemeAndAHost(String text) {
        refuses(
                text,
                Setting::httpAddress,
                "THE_VARIABLE must be an address such as http://127.0.0.1:8080, not \"" + text + "\".");
    }

    @Test
    void aWrongSecretIsNotRepeated() {
        refuses("12345", wrong -> wrong.secret(FOUR_DIGITS, "four digits"), "THE_VARIABLE must be four digits.");
    }

    private static void refuses(String text, Function<Setting, Object> reading, String sentence) {
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> reading.apply(setting(text)))
                .withMessage(sentence);
    }

    private static Setting setting(String text) {
        return new Setting("THE_VARIABLE", text);
    }
}
