package dev.beseda.billing.payments;

import dev.beseda.billing.ledger.Ledger;
import dev.beseda.billing.payments.rules.DecisionRules;
import dev.beseda.billing.payments.rules.Payment;
import dev.beseda.billing.payments.rules.Payment.Verdict;
import dev.beseda.billing.payments.rules.PaymentId;
import dev.beseda.billing.payments.rules.Ruling.Ended;
import dev.beseda.billing.payments.rules.Ruling.EndedBefore;
import dev.beseda.billing.payments.rules.Ruling.EndedOtherwise;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.payments.PaymentEvent;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.TransientFailures;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.problems.Overloaded;
import dev.beseda.kit.text.WireName;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Ends payments. The money is booked, the row changed and whoever asked told in one transaction, with the row locked:
/// however many decide at once, one of them does.
@ApplicationScoped
public class PaymentDecisions {
    private static final String AWAY = "The ledger's database does not answer just now: send the same again";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int RETRIES = 3;

    private final Transactions transactions;
    private final Payments payments;
    private final Ledger ledger;
    private final PaymentEvents events;

    PaymentDecisions(Transactions transactions, Payments payments, Ledger ledger, PaymentEvents events) {
        this.transactions = transactions;
        this.payments = payments;
        this.ledger = ledger;
        this.events = events;
    }

    /// The payment as it was decided, now or before. Fails with [Conflict] when it was decided otherwise, or the ledger
    /// refuses the money; with [Overloaded] when it may be decided or not: the same may be sent again.
    public Uni<Payment> decide(PaymentId id, Verdict wanted) {
        return transactions
                .in(transaction -> payments.getForChange(transaction, List.of(id))
                        .map(found -> found.stream().findFirst().orElseThrow(() -> new NotFound("payment", id.id())))
                        .chain(payment -> decide(transaction, payment, wanted)))
                .onFailure(TransientFailures::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(RETRIES)
                .onFailure(TransientFailures::isOutage)
                .transform(failure -> new Overloaded(AWAY));
    }

    /// Ends those of the payments whose time is over.
    Uni<Void> expire(List<PaymentId> due, Instant now) {
        return transactions.in(transaction -> payments.getForChange(transaction, due)
                .map(found -> found.stream()
                        .flatMap(payment -> DecisionRules.expire(payment, now).stream())
                        .toList())
                .chain(ended -> end(transaction, ended)));
    }

    private Uni<Payment> decide(Transaction transaction, Payment payment, Verdict wanted) {
        return switch (DecisionRules.decide(payment, wanted)) {
            case Ended ended -> end(transaction, List.of(ended)).replaceWith(ended.payment());
            case EndedBefore(var before) -> Uni.createFrom().item(before);
            case EndedOtherwise(var _, var sentence) ->
                Uni.createFrom().failure(new Conflict("payment-decided", sentence));
        };
    }

    private Uni<Void> end(Transaction transaction, List<Ended> ended) {
        if (ended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var after = ended.stream().map(Ended::payment).toList();
        transaction.afterCommit(() -> after.forEach(PaymentDecisions::log));
        return ledger.answer(transaction, ended.stream().map(Ended::order).toList())
                .map(answers -> told(after, answers))
                .call(() -> payments.save(transaction, after))
                .chain(decided -> events.put(transaction, decided));
    }

    private static List<PaymentEvent> told(List<Payment> payments, List<BillingEvent> answers) {
        var events = new ArrayList<PaymentEvent>();
        for (int at = 0; at < payments.size(); at++) {
            var answer = answers.get(at);
            mustBeBooked(answer);
            events.add(DecisionRules.decided(payments.get(at), answer.balance()));
        }
        return events;
    }

    /// With the transaction the ledger's no is gone, too: what was in the way may be gone tomorrow, and the same order
    /// would get the same no for good.
    private static void mustBeBooked(BillingEvent answer) {
        if (answer instanceof CommandRefused no) {
            throw new Conflict(WireName.of(no.reason()).replace('_', '-'), no.sentence());
        }
    }

    private static void log(Payment payment) {
        Log.infof(
                "Payment %s (%s) of %d in %s: %s by %s",
                payment.reference(),
                payment.id(),
                payment.wallet().person(),
                payment.wallet().workspace(),
                WireName.of(payment.state()),
                payment.verdict().flatMap(Verdict::by).orElse("its time"));
    }
}
