package dev.beseda.billing.payments.rules;

import dev.beseda.billing.payments.rules.Payment.Receipt;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.contracts.payments.PaymentCommand.AskPayment;
import dev.beseda.contracts.payments.PaymentCommand.ShowReceipt;
import dev.beseda.contracts.payments.PaymentEvent.PaymentAsked;
import dev.beseda.contracts.payments.PaymentEvent.ReceiptShown;
import dev.beseda.contracts.payments.PaymentEvent.Refusal;
import java.util.Optional;

/// What follows from each order about a payment.
public final class PaymentRules {
    private static final int LONGEST_FILE = 500;

    private PaymentRules() {}

    /// @param earlier the payment that the order names, if there is one in the workspace
    public static PaymentOutcome decide(Optional<Payment> earlier, PaymentCommand command, PaymentFacts facts) {
        return switch (command) {
            case AskPayment order ->
                earlier.map(payment -> again(payment, order)).orElseGet(() -> ask(order, facts));
            case ShowReceipt order -> show(earlier, order, facts);
        };
    }

    /// Whoever asks again hears it under the ticket that waits now.
    private static PaymentOutcome again(Payment payment, AskPayment order) {
        return payment.wallet().equals(order.wallet()) && payment.amount() == order.amount()
                ? PaymentOutcome.unchanged(asked(payment, order.asker()))
                : PaymentOutcome.refused(
                        order,
                        Refusal.ID_TAKEN,
                        "The id %s was used for another payment, of %d".formatted(order.id(), payment.amount()));
    }

    private static PaymentOutcome ask(AskPayment order, PaymentFacts facts) {
        if (facts.details().isEmpty()) {
            return PaymentOutcome.refused(
                    order, Refusal.NO_DETAILS, "Nobody has written where to pay: PUT /api/payments/details");
        }
        return wrongAmount(order, facts)
                .map(sentence -> PaymentOutcome.refused(order, Refusal.BAD_AMOUNT, sentence))
                .or(() -> tooMany(order, facts))
                .orElseGet(() -> begin(order, facts));
    }

    private static Optional<String> wrongAmount(AskPayment order, PaymentFacts facts) {
        long most = facts.limits().atOnce();
        if (order.wallet().currency() != Currency.RUB) {
            return Optional.of("currency: only rub can be paid by bank transfer");
        }
        if (order.amount() <= 0) {
            return Optional.of("amount: must be greater than 0, and is " + order.amount());
        }
        return order.amount() > most
                ? Optional.of("amount: may be %d at the most at once, and is %d".formatted(most, order.amount()))
                : Optional.empty();
    }

    private static Optional<PaymentOutcome> tooMany(AskPayment order, PaymentFacts facts) {
        return facts.open() < facts.limits().open()
                ? Optional.empty()
                : Optional.of(PaymentOutcome.refused(
                        order,
                        Refusal.TOO_MANY,
                        "The person has %d payments open, and may have %d"
                                .formatted(facts.open(), facts.limits().open())));
    }

    private static PaymentOutcome begin(AskPayment order, PaymentFacts facts) {
        var payment = new Payment(
                order.id(),
                order.wallet(),
                order.asker(),
                order.amount(),
                reference(PaymentId.of(order), facts),
                facts.details().orElseThrow(),
                facts.now(),
                facts.now().plus(facts.limits().lifetime()),
                Optional.empty(),
                Optional.empty());
        return PaymentOutcome.changed(payment, asked(payment, order.asker()));
    }

    private static String reference(PaymentId payment, PaymentFacts facts) {
        return PaymentReference.candidates(payment).stream()
                .filter(candidate -> !facts.taken().contains(candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No reference is free for payment " + payment.id()));
    }

    private static PaymentAsked asked(Payment payment, Asker asker) {
        return new PaymentAsked(
                payment.wallet(),
                asker,
                payment.id(),
                payment.amount(),
                payment.reference(),
                payment.details(),
                payment.expiresAt());
    }

    /// A better picture takes the place of the one before.
    private static PaymentOutcome show(Optional<Payment> found, ShowReceipt order, PaymentFacts facts) {
        if (order.file().isBlank() || order.file().length() > LONGEST_FILE) {
            return PaymentOutcome.refused(
                    order, Refusal.BAD_RECEIPT, "file: must be 1 to %d characters".formatted(LONGEST_FILE));
        }
        return found.filter(payment -> payment.wallet().equals(order.wallet()))
                .filter(Payment::isOpen)
                .map(payment -> PaymentOutcome.changed(
                        payment.showing(new Receipt(order.file(), order.asker().bot(), facts.now())),
                        new ReceiptShown(order.wallet(), order.asker(), order.id(), payment.id(), payment.reference())))
                .orElseGet(() -> PaymentOutcome.refused(
                        order,
                        Refusal.UNKNOWN_PAYMENT,
                        "This person has no open payment %s".formatted(order.payment())));
    }
}
