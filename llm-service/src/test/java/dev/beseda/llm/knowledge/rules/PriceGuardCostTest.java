package dev.beseda.llm.knowledge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a model writes, to look for prices in it takes no longer than its length explains.
class PriceGuardCostTest {
    private static final int CHARACTERS = 20_000;
    private static final Set<Price> PRICES = LongStream.range(0, 10_000)
            .mapToObj(minor -> new Price(minor, "RUB"))
            .collect(Collectors.toSet());
    private static final PriceList LIST = new PriceList(Optional.of(PRICES));

    @ParameterizedTest
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {
                "1| |",
                "1|_|",
                "1|_|₽",
                "1|\u00a0|",
                "1|&nbsp;|",
                "1| \t\u200b|x",
                "стоит 1|\n |x",
                "Да. 1₽| |",
                "|1 |",
                "|1,|",
                "|1, |",
                "1|,111|x",
                "1| 111|x",
                "|1.111-|",
                "|1-1|",
                "|1 до |дня",
                "|1..|",
                "|1.|",
                "|1 или |x",
                "|1|",
                "|1| ₽",
                "1.|1|x",
                "|1₽|",
                "|1 ₽. |",
                "|1 руб и 1 коп |",
                "|стоит 1 |",
                "1 рубл|и|",
                "1 |тысяч|",
                "1 тысяч|и|x",
                "|2 тысячи |",
                "|а|",
                "1|а|",
                "|надцать|",
                "|сто |",
                "|ста-|",
                "|сто пять десять |x",
                "сто|-|",
                "сто|- |",
                "|twenty-|",
                "|twenty and |",
                "|hundred one|",
                "[1|, 1|",
                "|[1, |",
                "[1, | |]",
                "|[1]|",
                "|$|",
                "|$ : |",
                "|$1|",
                "|$1-|",
                "|RUB|",
            })
    void aTextOfTheSameThingAgainAndAgainIsReadAtOnce(String shape) {
        var parts = shape.split("\\|", -1);
        var text = parts[0] + parts[1].repeat(CHARACTERS / parts[1].length()) + parts[2];

        LIST.allowed(text);
        LIST.allowedSoFar(text + " ");
    }

    @Test
    void aPriceIsFoundBehindAnyNumberOfSpaces() {
        var text = "Вот   так.  Он стоит" + " _".repeat(5_000) + "990\n \n \n ₽. Да  -  да.";

        var guarded = PriceGuard.check(text, PRICES);

        assertThat(guarded.text()).isEqualTo("Вот   так.  Да  -  да.");
        assertThat(guarded.foreign()).containsExactly("990\n \n \n ₽");
    }

    @Test
    void aNumberOfVeryManyDigitsIsNobodysPrice() {
        assertThat(LIST.allowed("Да. Курс стоит " + "0".repeat(5_000) + "1 ₽.")).isEqualTo("Да.");
        assertThat(LIST.allowed("Да. Курс стоит " + "1 111 ".repeat(5_000) + "₽."))
                .isEqualTo("Да.");
    }

    @Test
    void ofARangeWithoutEndTheSentenceGoes() {
        assertThat(LIST.allowed("Да. Курс стоит " + "990-".repeat(1_000) + "990 ₽."))
                .isEqualTo("Да.");
        assertThat(LIST.allowed("Да. Курс стоит " + "сто ".repeat(1_000) + "рублей."))
                .isEqualTo("Да.");
    }
}
