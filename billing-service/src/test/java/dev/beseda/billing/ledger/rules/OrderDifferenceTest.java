package dev.beseda.billing.ledger.rules;

import static dev.beseda.billing.ledger.rules.Orders.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderDifferenceTest {
    @Test
    void aFieldThatIsDifferentIsNamedWithBothValues() {
        var first = Orders.hold(70);
        var other = new PlaceHold(first.id(), ADA, Optional.empty(), 71, first.lifetime(), first.memo());

        assertThat(OrderDifference.between(first, other)).isEqualTo("amount was 70, and is 71");
    }

    @Test
    void ordersOfAnotherKindAreNamed() {
        assertThat(OrderDifference.between(Orders.hold(70), Orders.charge(70)))
                .isEqualTo("that was PlaceHold, this is Charge");
    }
}
