package dev.beseda.llm.knowledge.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.readers.CostGrowth;
import dev.beseda.testkit.readers.HostileTexts;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a model writes, its prices are read in a time in proportion to its length.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HostilePricesTest {
    private static final long SEED = 20261129;
    private static final int SIZE = 5_000;
    private static final PriceList LIST = new PriceList(Optional.of(Set.of(new Price(99_000, "RUB"))));

    @ParameterizedTest
    @ValueSource(
            strings = {"1| |", "1|_|", "1|\u00a0|", "|1 |", "|1-|", "1| 111|x", "|1₽|", "|сто |", "|twenty-|", "|[1, |"
            })
    void pricesAreReadInLinearTime(String shape) {
        CostGrowth.isLinear(
                SIZE,
                size -> HostileTexts.repeated(shape, size),
                text -> assertThat(LIST.allowed(text)).hasSizeLessThanOrEqualTo(text.length()));
    }

    @Test
    void aTextThatNobodyWritesIsReadAndBecomesNoLonger() {
        new HostileTexts(
                        SEED,
                        "1",
                        " ",
                        "_",
                        "990",
                        "₽",
                        "$",
                        " руб.",
                        "тыс. ",
                        "стоит ",
                        "сто ",
                        "двадцать ",
                        "-",
                        ".",
                        ",",
                        "[",
                        "]",
                        "и ",
                        "коп",
                        "к",
                        "**",
                        "&nbsp;",
                        "Да. ")
                .each(20_000, text -> {
                    assertThat(LIST.allowed(text)).hasSizeLessThanOrEqualTo(text.length());
                    assertThat(LIST.allowedSoFar(text)).hasSizeLessThanOrEqualTo(text.length());
                });
    }
}
