package dev.beseda.bot.engine.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralRulesTest {
    @ParameterizedTest
    @CsvSource({
        "ru, ONE, 1 21 101 1000001 -1",
        "ru, FEW, 2 3 4 22 104",
        "ru, MANY, 0 5 11 12 14 20 111 113 1000000 9000000000000000000000000011",
        "ru, OTHER, 0.5 1.1 2.25",
        "uk, FEW, 2 33",
        "be, MANY, 5 111",
        "sr, ONE, 1 21 0.1",
        "sr, FEW, 2 1.4",
        "sr, OTHER, 0 5 11 0.5",
        "pl, ONE, 1",
        "pl, FEW, 2 24 103",
        "pl, MANY, 0 5 12 21 101",
        "pl, OTHER, 1.5",
        "cs, ONE, 1",
        "cs, FEW, 2 4",
        "cs, MANY, 1.5",
        "cs, OTHER, 0 5 22",
        "lt, ONE, 1 21",
        "lt, FEW, 2 29",
        "lt, MANY, 1.5",
        "lt, OTHER, 0 11 20",
        "ro, ONE, 1",
        "ro, FEW, 0 2 19 101 1.5",
        "ro, OTHER, 20 100",
        "ar, ZERO, 0",
        "ar, ONE, 1",
        "ar, TWO, 2",
        "ar, FEW, 3 110",
        "ar, MANY, 11 99",
        "ar, OTHER, 100 1.5",
        "he, ONE, 1 0.5",
        "he, TWO, 2",
        "he, OTHER, 0 3 1.5",
        "en, ONE, 1 1.0",
        "en, OTHER, 0 2 1.5 21",
        "de, OTHER, 0 2",
        "es, ONE, 1",
        "es, MANY, 1000000",
        "it, OTHER, 0 1.5",
        "fr, ONE, 0 1 1.9",
        "fr, MANY, 2000000",
        "fr, OTHER, 2",
        "pt, ONE, 0 1 1.5",
        "hi, ONE, 0 1 0.5",
        "hy, ONE, 0 1.5",
        "da, ONE, 1 0.5 1.5",
        "da, OTHER, 0 2 2.5",
        "tr, ONE, 1",
        "tr, OTHER, 0 2",
        "zh, OTHER, 0 1 2",
        "ja, OTHER, 1",
        "pt-BR, ONE, 0",
        "xx, ONE, 1",
        "'', OTHER, 2",
    })
    void everyLanguageCountsInItsOwnWay(String language, PluralCategory category, String numbers) {
        assertThat(Arrays.stream(numbers.split(" ")).map(BigDecimal::new))
                .allSatisfy(number ->
                        assertThat(PluralRules.category(number, language)).isEqualTo(category));
    }
}
