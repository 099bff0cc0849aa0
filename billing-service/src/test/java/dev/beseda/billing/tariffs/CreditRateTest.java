package dev.beseda.billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreditRateTest {
    @Test
    void theRateIsExact() {
        var rate = new CreditRate(() -> Optional.of("0.4175"));

        assertThat(rate.roubles()).contains(new BigDecimal("0.4175"));
    }

    @Test
    void aRateThatIsNoNumberStopsTheStartByItsVariable() {
        assertThatThrownBy(() -> new CreditRate(() -> Optional.of("0,42")))
                .hasMessageStartingWith("CREDIT_TO_RUB_RATE must be a number above 0");
    }
}
