package dev.beseda.billing.payments;

import dev.beseda.billing.ledger.LedgerConfig;
import dev.beseda.billing.payments.rules.PaymentBatch;
import dev.beseda.billing.payments.rules.PaymentFacts.Limits;
import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.contracts.payments.PaymentCommand.AskPayment;
import dev.beseda.contracts.payments.PaymentEvent;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Answers orders about payments: load, decide, save, put – each once for a whole batch.
@ApplicationScoped
class PaymentRunner {
    private final PaymentDetails details;
    private final Payments payments;
    private final PaymentEvents events;
    private final Limits limits;
    private final Clock clock;

    PaymentRunner(
            PaymentDetails details,
            Payments payments,
            PaymentEvents events,
            PaymentConfig config,
            LedgerConfig ledger,
            Clock clock) {
        this.details = details;
        this.payments = payments;
        this.events = events;
        this.limits = new Limits(ledger.mostAtOnce(), config.mostOpen(), config.lifetime());
        this.clock = clock;
    }

    Uni<Void> run(Transaction transaction, List<PaymentCommand> commands) {
        return load(transaction, commands).chain(batch -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var answers = new ArrayList<PaymentEvent>();
            commands.forEach(command -> answers.add(batch.decide(command, now)));
            return payments.save(transaction, batch.changed()).chain(() -> events.put(transaction, answers));
        });
    }

    private Uni<PaymentBatch> load(Transaction transaction, List<PaymentCommand> commands) {
        var asking = commands.stream()
                .filter(AskPayment.class::isInstance)
                .map(order -> order.wallet().workspace())
                .collect(Collectors.toSet());
        return details.getForPayments(transaction, asking)
                .chain(texts -> payments.getForOrders(transaction, commands)
                        .map(found -> new PaymentBatch(found, texts, limits)));
    }
}
