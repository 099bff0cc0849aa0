package dev.beseda.billing.payments;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.payments.PaymentEvent;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Tells bots what became of payments, once the transaction is committed.
@ApplicationScoped
class PaymentEvents {
    private final Outbox outbox;

    PaymentEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> put(Transaction transaction, List<? extends PaymentEvent> events) {
        return outbox.put(
                transaction,
                events.stream()
                        .map(event -> new OutgoingMessage(
                                Topics.PAYMENT_EVENTS, event.wallet().key(), event))
                        .toList());
    }
}
