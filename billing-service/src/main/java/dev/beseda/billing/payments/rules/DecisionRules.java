package dev.beseda.billing.payments.rules;

import dev.beseda.billing.payments.rules.Payment.State;
import dev.beseda.billing.payments.rules.Payment.Verdict;
import dev.beseda.billing.payments.rules.Ruling.Ended;
import dev.beseda.billing.payments.rules.Ruling.EndedBefore;
import dev.beseda.billing.payments.rules.Ruling.EndedOtherwise;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.TellBalance;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.payments.PaymentEvent.Decision;
import dev.beseda.contracts.payments.PaymentEvent.PaymentDecided;
import dev.beseda.kit.text.WireName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// How a payment ends, once: the first decision stands.
public final class DecisionRules {
    private static final String WAY = "bank";

    private DecisionRules() {}

    public static Ruling decide(Payment payment, Verdict wanted) {
        return payment.verdict()
                .map(earlier -> decidedBefore(payment, earlier, wanted.decision()))
                .orElseGet(() -> ended(payment, wanted));
    }

    /// The end of a payment whose time is over; none for others, and for those with a receipt.
    public static Optional<Ended> expire(Payment payment, Instant now) {
        return payment.state() == State.WAITING && !payment.expiresAt().isAfter(now)
                ? Optional.of(ended(payment, new Verdict(Decision.EXPIRED, Optional.empty(), now, "")))
                : Optional.empty();
    }

    /// What whoever asked for the payment is told.
    public static PaymentDecided decided(Payment payment, Balance balance) {
        var verdict = payment.verdict().orElseThrow();
        return new PaymentDecided(
                payment.wallet(),
                payment.asker(),
                payment.id(),
                payment.amount(),
                payment.reference(),
                verdict.decision(),
                verdict.reason(),
                balance);
    }

    private static Ended ended(Payment payment, Verdict verdict) {
        return new Ended(payment.endingWith(verdict), order(payment, verdict.decision()));
    }

    /// Nobody waits for the ledger's own answer: it names no asker.
    private static BillingCommand order(Payment payment, Decision decision) {
        return switch (decision) {
            case CONFIRMED -> topUp(payment);
            case DECLINED, EXPIRED ->
                new TellBalance(id("balance of payment", payment), payment.wallet(), Optional.empty());
        };
    }

    /// The same for the same payment, so that the ledger books it once, too.
    private static TopUp topUp(Payment payment) {
        var memo = new Memo(
                "Bank transfer " + payment.reference(),
                Optional.of(payment.asker().bot()));
        return new TopUp(id("payment", payment), payment.wallet(), Optional.empty(), payment.amount(), WAY, memo);
    }

    private static UUID id(String kind, Payment payment) {
        return UUID.nameUUIDFromBytes((kind + " " + payment.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static Ruling decidedBefore(Payment payment, Verdict earlier, Decision wanted) {
        return earlier.decision() == wanted
                ? new EndedBefore(payment)
                : new EndedOtherwise(payment, sentence(payment, earlier));
    }

    private static String sentence(Payment payment, Verdict earlier) {
        var how = earlier.by()
                .map(by -> "was %s by %s".formatted(WireName.of(earlier.decision()), by))
                .orElse("expired without a receipt");
        return "The payment %s %s at %s"
                .formatted(payment.reference(), how, earlier.at().truncatedTo(ChronoUnit.SECONDS));
    }
}
