package dev.beseda.bot.engine.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.billing.Currency;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15000     | RUB    | ru | 150 ₽",
                "123450    | RUB    | ru | 1 234,50 ₽",
                "123450    | RUB    | en | 1,234.50 ₽",
                "-5        | RUB    | ru | -0,05 ₽",
                "100       | XTR    | en | 100 ⭐",
                "1500000   | CREDIT | en | 1.5 cr",
            })
    void amountsAreShownAsPeopleOfTheLanguageWriteThem(long units, Currency currency, String language, String shown) {
        assertThat(Amounts.of(units, currency).shown(language).replace('\u00A0', ' '))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"150, 15000", "0.01, 1", "149.90, 14990"})
    void roublesAreCountedInKopecks(BigDecimal roubles, long kopecks) {
        assertThat(Amounts.leastUnits(roubles, Currency.RUB)).hasValue(kopecks);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "0.005", "1e30"})
    void whatNobodyCanPayIsNoAmount(BigDecimal roubles) {
        assertThat(Amounts.leastUnits(roubles, Currency.RUB)).isEmpty();
    }

    @Test
    void aPartOfAStarIsNoAmount() {
        assertThat(Amounts.leastUnits(new BigDecimal("1.5"), Currency.XTR)).isEmpty();
    }
}
