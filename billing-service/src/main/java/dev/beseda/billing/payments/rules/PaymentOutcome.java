package dev.beseda.billing.payments.rules;

import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.contracts.payments.PaymentEvent;
import dev.beseda.contracts.payments.PaymentEvent.PaymentRefused;
import dev.beseda.contracts.payments.PaymentEvent.Refusal;
import java.util.Optional;

/// What follows from an order.
///
/// @param changed the payment, if it is new or another than before
public record PaymentOutcome(Optional<Payment> changed, PaymentEvent event) {

    static PaymentOutcome refused(PaymentCommand order, Refusal reason, String sentence) {
        return unchanged(new PaymentRefused(order.wallet(), order.asker(), order.id(), reason, sentence));
    }

    static PaymentOutcome unchanged(PaymentEvent event) {
        return new PaymentOutcome(Optional.empty(), event);
    }

    static PaymentOutcome changed(Payment payment, PaymentEvent event) {
        return new PaymentOutcome(Optional.of(payment), event);
    }
}
