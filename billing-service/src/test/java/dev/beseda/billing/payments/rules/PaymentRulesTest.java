package dev.beseda.billing.payments.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.billing.payments.rules.Payment.State;
import dev.beseda.billing.payments.rules.Payment.Verdict;
import dev.beseda.billing.payments.rules.PaymentFacts.Limits;
import dev.beseda.billing.payments.rules.Ruling.Ended;
import dev.beseda.billing.payments.rules.Ruling.EndedBefore;
import dev.beseda.billing.payments.rules.Ruling.EndedOtherwise;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.BillingCommand.TellBalance;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.contracts.payments.PaymentCommand.AskPayment;
import dev.beseda.contracts.payments.PaymentCommand.ShowReceipt;
import dev.beseda.contracts.payments.PaymentEvent;
import dev.beseda.contracts.payments.PaymentEvent.Decision;
import dev.beseda.contracts.payments.PaymentEvent.PaymentAsked;
import dev.beseda.contracts.payments.PaymentEvent.PaymentDecided;
import dev.beseda.contracts.payments.PaymentEvent.PaymentRefused;
import dev.beseda.contracts.payments.PaymentEvent.ReceiptShown;
import dev.beseda.contracts.payments.PaymentEvent.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentRulesTest {
    private static final UUID WORKSPACE = new UUID(0, 1);
    private static final Wallet ADA = new Wallet(WORKSPACE, 42, Currency.RUB);
    private static final Wallet BOB = new Wallet(WORKSPACE, 43, Currency.RUB);
    private static final Asker ASKER = new Asker(new UUID(0, 2), new UUID(0, 3), 7);
    private static final Asker LATER = new Asker(new UUID(0, 2), new UUID(0, 3), 8);
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Limits LIMITS = new Limits(1_000_000, 5, Duration.ofHours(24));
    private static final Map<UUID, String> DETAILS = Map.of(WORKSPACE, "Bank, account 1");
    private static final Balance BALANCE = new Balance(500, 0, 0);

    private final PaymentBatch batch = new PaymentBatch(List.of(), DETAILS, LIMITS);

    @Test
    void whoeverAsksIsToldWhereToPayAndUntilWhen() {
        var order = ask(ADA, 500);

        var event = (PaymentAsked) decide(order);

        assertThat(event.payment()).isEqualTo(order.id());
        assertThat(event.amount()).isEqualTo(500);
        assertThat(event.details()).isEqualTo("Bank, account 1");
        assertThat(event.expiresAt()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(only().state()).isEqualTo(State.WAITING);
    }

    @Test
    void aReferenceHasNothingThatIsTakenForSomethingElse() {
        IntStream.range(0, 200)
                .mapToObj(at -> new PaymentId(WORKSPACE, new UUID(0, at)))
                .flatMap(id -> PaymentReference.candidates(id).stream())
                .forEach(reference -> assertThat(reference).matches("B-[2-9ACDEFHJKMNPQRTUVWXY]{6}"));
    }

    @Test
    void aReferenceThatAnotherPaymentHasIsNotGivenAgain() {
        var order = ask(ADA, 500);
        var candidates = PaymentReference.candidates(PaymentId.of(order));
        var other = payment(BOB, candidates.getFirst());
        var crowded = new PaymentBatch(List.of(other), DETAILS, LIMITS);

        var event = (PaymentAsked) crowded.decide(order, NOON);

        assertThat(event.reference()).isEqualTo(candidates.get(1));
    }

    @Test
    void theSameOrderGetsTheSameAnswerUnderTheTicketThatWaitsNow() {
        var order = ask(ADA, 500);
        var first = (PaymentAsked) decide(order);

        var second = (PaymentAsked) batch.decide(new AskPayment(order.id(), ADA, LATER, 500), NOON.plusSeconds(60));

        assertThat(second)
                .isEqualTo(new PaymentAsked(
                        ADA, LATER, order.id(), 500, first.reference(), first.details(), first.expiresAt()));
        assertThat(batch.changed()).hasSize(1);
    }

    @Test
    void theIdOfAnotherPaymentIsRefused() {
        var order = ask(ADA, 500);
        decide(order);

        assertThat(refusal(new AskPayment(order.id(), ADA, ASKER, 501))).isEqualTo(Refusal.ID_TAKEN);
        assertThat(refusal(new AskPayment(order.id(), BOB, ASKER, 500))).isEqualTo(Refusal.ID_TAKEN);
    }

    @Test
    void whereNobodyHasWrittenWhereToPayNothingBegins() {
        var silent = new PaymentBatch(List.of(), Map.of(new UUID(0, 9), "Elsewhere"), LIMITS);

        var event = (PaymentRefused) silent.decide(ask(ADA, 500), NOON);

        assertThat(event.reason()).isEqualTo(Refusal.NO_DETAILS);
        assertThat(silent.changed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_001, Long.MIN_VALUE, Long.MAX_VALUE})
    void whatCannotBePaidAtOnceIsRefused(long amount) {
        assertThat(refusal(ask(ADA, amount))).isEqualTo(Refusal.BAD_AMOUNT);
    }

    @Test
    void onlyRoublesArePaidByBankTransfer() {
        assertThat(refusal(ask(new Wallet(WORKSPACE, 42, Currency.XTR), 500))).isEqualTo(Refusal.BAD_AMOUNT);
    }

    @Test
    void aPersonHasFivePaymentsOpenAtTheMostAndOthersHaveTheirOwn() {
        IntStream.range(0, 5).forEach(at -> assertThat(decide(ask(ADA, 500))).isInstanceOf(PaymentAsked.class));

        assertThat(refusal(ask(ADA, 500))).isEqualTo(Refusal.TOO_MANY);
        assertThat(decide(ask(BOB, 500))).isInstanceOf(PaymentAsked.class);
    }

    @Test
    void aReceiptIsShownAndABetterOneTakesItsPlace() {
        var order = ask(ADA, 500);
        decide(order);
        decide(show(ADA, order.id(), "dark"));
        var show = show(ADA, order.id(), "bright");

        var event = decide(show);

        assertThat(event).isEqualTo(new ReceiptShown(ADA, ASKER, show.id(), order.id(), only().reference()));
        assertThat(only().state()).isEqualTo(State.RECEIPT);
        assertThat(only().receipt().orElseThrow().file()).isEqualTo("bright");
    }

    @Test
    void aReceiptForAPaymentThatIsOverOrSomebodyElsesOrNoneIsRefused() {
        var order = ask(ADA, 500);
        decide(order);
        var over = end(payment(ADA, "B-222222"), Decision.DECLINED);
        var later = new PaymentBatch(List.of(over), DETAILS, LIMITS);

        var late = (PaymentRefused) later.decide(show(ADA, over.id(), "file"), NOON);

        assertThat(late.reason()).isEqualTo(Refusal.UNKNOWN_PAYMENT);
        assertThat(refusal(show(BOB, order.id(), "file"))).isEqualTo(Refusal.UNKNOWN_PAYMENT);
        assertThat(refusal(show(ADA, UUID.randomUUID(), "file"))).isEqualTo(Refusal.UNKNOWN_PAYMENT);
        assertThat(refusal(show(ADA, order.id(), "x".repeat(501)))).isEqualTo(Refusal.BAD_RECEIPT);
        assertThat(refusal(show(ADA, order.id(), " "))).isEqualTo(Refusal.BAD_RECEIPT);
    }

    @Test
    void aConfirmedPaymentTopsTheWalletUpUnderAnIdThatIsAlwaysTheSame() {
        var payment = payment(ADA, "B-7K3M9Q");

        var ended = (Ended) DecisionRules.decide(payment, verdict(Decision.CONFIRMED, "ann"));
        var again = (Ended) DecisionRules.decide(payment, verdict(Decision.CONFIRMED, "bob"));

        assertThat(ended.order()).isEqualTo(again.order());
        var topUp = (TopUp) ended.order();
        assertThat(topUp.amount()).isEqualTo(500);
        assertThat(topUp.way()).isEqualTo("bank");
        assertThat(topUp.memo()).isEqualTo(new Memo("Bank transfer B-7K3M9Q", Optional.of(ASKER.bot())));
        assertThat(DecisionRules.decided(ended.payment(), BALANCE))
                .isEqualTo(
                        new PaymentDecided(ADA, ASKER, payment.id(), 500, "B-7K3M9Q", Decision.CONFIRMED, "", BALANCE));
    }

    @Test
    void aDeclinedPaymentMovesNothing() {
        var ended = (Ended) DecisionRules.decide(payment(ADA, "B-7K3M9Q"), verdict(Decision.DECLINED, "ann"));

        assertThat(ended.order()).isInstanceOf(TellBalance.class);
        assertThat(ended.payment().state()).isEqualTo(State.DECLINED);
    }

    @Test
    void theFirstDecisionStandsAndAnotherOneHearsWhoMadeItAndWhen() {
        var declined = end(payment(ADA, "B-7K3M9Q"), Decision.DECLINED);

        assertThat(DecisionRules.decide(declined, verdict(Decision.DECLINED, "bob")))
                .isEqualTo(new EndedBefore(declined));
        assertThat(((EndedOtherwise) DecisionRules.decide(declined, verdict(Decision.CONFIRMED, "bob"))).sentence())
                .isEqualTo("The payment B-7K3M9Q was declined by ann at 2026-11-30T12:00:00Z");
    }

    @Test
    void onlyAPaymentWithoutAReceiptExpires() {
        var waiting = payment(ADA, "B-7K3M9Q");
        var shown = PaymentRules.decide(
                        Optional.of(waiting),
                        show(ADA, waiting.id(), "file"),
                        new PaymentFacts(NOON, LIMITS, Optional.empty(), 1, Set.of()))
                .changed()
                .orElseThrow();
        var end = waiting.expiresAt();

        assertThat(DecisionRules.expire(waiting, end.minusMillis(1))).isEmpty();
        assertThat(DecisionRules.expire(shown, end)).isEmpty();
        var expired = DecisionRules.expire(waiting, end).orElseThrow().payment();
        assertThat(expired.state()).isEqualTo(State.EXPIRED);
        assertThat(DecisionRules.expire(expired, end)).isEmpty();
        assertThat(((EndedOtherwise) DecisionRules.decide(expired, verdict(Decision.CONFIRMED, "ann"))).sentence())
                .contains("expired without a receipt at 2026-12-01T12:00:00Z");
    }

    private PaymentEvent decide(PaymentCommand order) {
        return batch.decide(order, NOON);
    }

    private Refusal refusal(PaymentCommand order) {
        return ((PaymentRefused) decide(order)).reason();
    }

    private Payment only() {
        return batch.changed().getFirst();
    }

    private static Payment payment(Wallet wallet, String reference) {
        return new Payment(
                UUID.randomUUID(),
                wallet,
                ASKER,
                500,
                reference,
                "Bank, account 1",
                NOON,
                NOON.plus(LIMITS.lifetime()),
                Optional.empty(),
                Optional.empty());
    }

    private static Payment end(Payment payment, Decision decision) {
        return ((Ended) DecisionRules.decide(payment, verdict(decision, "ann"))).payment();
    }

    private static Verdict verdict(Decision decision, String by) {
        return new Verdict(decision, Optional.of(by), NOON, "");
    }

    private static AskPayment ask(Wallet wallet, long amount) {
        return new AskPayment(UUID.randomUUID(), wallet, ASKER, amount);
    }

    private static ShowReceipt show(Wallet wallet, UUID payment, String file) {
        return new ShowReceipt(UUID.randomUUID(), wallet, ASKER, payment, file);
    }
}
