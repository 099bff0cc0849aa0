package dev.beseda.billing.ledger.rules;

import static dev.beseda.billing.ledger.rules.Orders.ADA;
import static dev.beseda.billing.ledger.rules.Orders.NOON;
import static dev.beseda.billing.ledger.rules.Orders.TOMORROW;
import static dev.beseda.billing.ledger.rules.Orders.bonus;
import static dev.beseda.billing.ledger.rules.Orders.charge;
import static dev.beseda.billing.ledger.rules.Orders.hold;
import static dev.beseda.billing.ledger.rules.Orders.refund;
import static dev.beseda.billing.ledger.rules.Orders.release;
import static dev.beseda.billing.ledger.rules.Orders.settle;
import static dev.beseda.billing.ledger.rules.Orders.topUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.billing.ledger.rules.Decision.Posting;
import dev.beseda.billing.ledger.rules.Facts.Limits;
import dev.beseda.billing.ledger.rules.Orders.OneWallet;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.BillingCommand.ExpireHold;
import dev.beseda.contracts.billing.BillingCommand.FreezeWallet;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
import dev.beseda.contracts.billing.BillingEvent.Part;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.Memo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerRulesTest {
    private final OneWallet ledger = new OneWallet();

    @Test
    void whatCameInStandsOnBothSides() {
        var decision = ledger.decide(topUp(100));

        assertThat(decision.postings())
                .containsExactly(
                        new Posting(AccountName.main(ADA), 100), new Posting(AccountName.clearing(ADA, "stars"), -100));
        assertThat(decision.event().balance()).isEqualTo(new Balance(100, 0, 0));
    }

    @Test
    void bonusMoneyIsSpentFirstThatWhichExpiresSoonestBeforeTheRest() {
        ledger.decide(topUp(100));
        ledger.decide(bonus(20, TOMORROW.plusSeconds(60)));
        ledger.decide(bonus(10, TOMORROW));

        var parts = booked(ledger.decide(charge(50))).parts();

        assertThat(parts).extracting(Part::amount).containsExactly(-10L, -20L, -20L);
        assertThat(parts)
                .extracting(Part::expiresAt)
                .containsExactly(Optional.of(TOMORROW), Optional.of(TOMORROW.plusSeconds(60)), Optional.empty());
        assertThat(balance()).isEqualTo(new Balance(80, 0, 0));
    }

    @Test
    void whatIsHeldCanBeSpentByNobodyElse() {
        ledger.decide(topUp(100));
        ledger.decide(hold(70));

        assertThat(refused(ledger.decide(hold(31))).missing()).isEqualTo(1);
        assertThat(ledger.decide(charge(30)).event()).isInstanceOf(MoneyBooked.class);
        assertThat(balance()).isEqualTo(new Balance(70, 0, 70));
    }

    @Test
    void ofAHoldLessMayBePaidAndTheRestIsFreeAgain() {
        ledger.decide(topUp(100));
        var hold = hold(70);
        ledger.decide(hold);

        var ended = (HoldEnded) ledger.decide(settle(hold, 50)).event();

        assertThat(ended.returned()).isEqualTo(20);
        assertThat(ended.balance()).isEqualTo(new Balance(50, 0, 0));
    }

    @Test
    void whatIsReleasedGoesBackToTheBucketItCameFrom() {
        ledger.decide(topUp(100));
        ledger.decide(bonus(20, TOMORROW));
        var hold = hold(50);
        ledger.decide(hold);

        ledger.decide(release(hold));

        assertThat(balance()).isEqualTo(new Balance(100, 20, 0));
    }

    @Test
    void bonusMoneyThatExpiredWhileItWasHeldIsPaidButDoesNotComeBack() {
        ledger.decide(bonus(20, TOMORROW));
        var hold = hold(20);
        ledger.decide(hold);
        ledger.now = TOMORROW;

        var ended = (HoldEnded) ledger.decide(settle(hold, 15)).event();

        assertThat(ended.lapsed()).isEqualTo(5);
        assertThat(ended.returned()).isZero();
        assertThat(ended.balance()).isEqualTo(new Balance(0, 0, 0));
    }

    @Test
    void aHoldEndsOnceAndOnlyForItsWallet() {
        ledger.decide(topUp(100));
        var hold = hold(70);
        ledger.decide(hold);
        ledger.decide(release(hold));

        assertThat(refused(ledger.decide(settle(hold, 1))).reason()).isEqualTo(Refusal.HOLD_ENDED);
        assertThat(refused(ledger.decide(settle(hold(1), 1))).reason()).isEqualTo(Refusal.UNKNOWN_HOLD);
    }

    @Test
    void noMoreThanIsHeldCanBePaidOfIt() {
        ledger.decide(topUp(100));
        var hold = hold(70);
        ledger.decide(hold);

        assertThat(refused(ledger.decide(settle(hold, 71))).reason()).isEqualTo(Refusal.ABOVE);
        assertThat(balance()).isEqualTo(new Balance(100, 0, 70));
    }

    @Test
    void aHoldExpiresWhenItsTimeIsOverAndNotBefore() {
        ledger.decide(topUp(100));
        var hold = hold(70);
        var end = ((MoneyHeld) ledger.decide(hold).event()).expiresAt();
        var expire = new ExpireHold(UUID.randomUUID(), ADA, Optional.empty(), hold.id());

        ledger.now = end.minusNanos(1);
        assertThat(refused(ledger.decide(expire)).reason()).isEqualTo(Refusal.TOO_EARLY);
        ledger.now = end;
        assertThat(ledger.decide(expire).event()).isInstanceOf(HoldEnded.class);
        assertThat(balance()).isEqualTo(new Balance(100, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, 1_000_001, Long.MAX_VALUE})
    void whatCannotBeAnAmountIsRefused(long amount) {
        ledger.decide(topUp(100));
        var hold = hold(70);
        ledger.decide(hold);

        assertThat(ledger.decide(topUp(amount)).event()).isInstanceOf(CommandRefused.class);
        assertThat(ledger.decide(hold(amount)).event()).isInstanceOf(CommandRefused.class);
        assertThat(ledger.decide(charge(amount)).event()).isInstanceOf(CommandRefused.class);
        assertThat(ledger.decide(settle(hold, amount)).event()).isInstanceOf(CommandRefused.class);
        assertThat(ledger.decide(bonus(amount, TOMORROW)).event()).isInstanceOf(CommandRefused.class);
        assertThat(balance()).isEqualTo(new Balance(100, 0, 70));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    void whatNobodyCanReadInAStatementIsRefused(int length) {
        var memo = new Memo("x".repeat(length), Optional.empty());

        var no = refused(ledger.decide(new TopUp(UUID.randomUUID(), ADA, Optional.empty(), 1, "stars", memo)));

        assertThat(no.sentence()).isEqualTo("memo: must be a text of 1 to 500 characters");
    }

    @Test
    void bonusMoneyExpiresInTheFutureAndInAYearThatDatabasesKnow() {
        assertThat(refused(ledger.decide(bonus(1, NOON))).sentence()).startsWith("expires_at: must lie in the future");
        assertThat(refused(ledger.decide(bonus(1, Instant.MAX))).sentence()).startsWith("expires_at: must lie");
    }

    @Test
    void aWalletHasRoomForSoMuch() {
        ledger.limits = new Limits(Long.MAX_VALUE, OptionalLong.empty(), Duration.ofDays(1));

        assertThat(refused(ledger.decide(topUp(Long.MAX_VALUE))).sentence()).startsWith("amount: there is room for");
        ledger.decide(topUp(1_000_000_000_000_000L));
        assertThat(refused(ledger.decide(topUp(1))).sentence())
                .isEqualTo("amount: there is room for 0 more in a wallet");
    }

    @Test
    void whatWasPaidComesBackToWhereItCameFromTheMainAccountFirst() {
        ledger.decide(topUp(100));
        ledger.decide(bonus(20, TOMORROW));
        var charge = charge(50);
        ledger.decide(charge);

        ledger.decide(refund(charge, 40));
        assertThat(balance()).isEqualTo(new Balance(100, 10, 0));
        assertThat(refused(ledger.decide(refund(charge, 11))).reason()).isEqualTo(Refusal.ABOVE);
        ledger.decide(refund(charge, 10));

        assertThat(balance()).isEqualTo(new Balance(100, 20, 0));
    }

    @Test
    void whatComesBackToExpiredBonusMoneyIsLostAndSaid() {
        ledger.decide(bonus(20, TOMORROW));
        var charge = charge(20);
        ledger.decide(charge);
        ledger.now = TOMORROW;

        var refunded = booked(ledger.decide(refund(charge, 20)));

        assertThat(refunded.lapsed()).isEqualTo(20);
        assertThat(refunded.parts()).isEmpty();
        assertThat(balance()).isEqualTo(new Balance(0, 0, 0));
    }

    @Test
    void moneyThatCameInGoesOutAgainIfItIsStillThere() {
        var topUp = topUp(100);
        ledger.decide(topUp);
        ledger.decide(charge(30));

        assertThat(refused(ledger.decide(refund(topUp, 100))).missing()).isEqualTo(30);
        var decision = ledger.decide(refund(topUp, 70));

        assertThat(decision.postings()).contains(new Posting(AccountName.clearing(ADA, "stars"), 70));
        assertThat(balance()).isEqualTo(new Balance(0, 0, 0));
    }

    @Test
    void aRefundAndWhatNeverWasCannotBeUndone() {
        ledger.decide(topUp(100));
        var charge = charge(50);
        ledger.decide(charge);
        var refund = refund(charge, 50);
        ledger.decide(refund);

        assertThat(refused(ledger.decide(refund(refund, 1))).reason()).isEqualTo(Refusal.UNKNOWN_OPERATION);
        assertThat(refused(ledger.decide(refund(charge(1), 1))).reason()).isEqualTo(Refusal.UNKNOWN_OPERATION);
    }

    @Test
    void nothingGoesOutOfAFrozenWalletButWhatIsHeld() {
        ledger.decide(topUp(100));
        var hold = hold(30);
        ledger.decide(hold);
        ledger.decide(new FreezeWallet(UUID.randomUUID(), ADA, Optional.empty(), true, "Спор о платеже"));

        assertThat(refused(ledger.decide(charge(1))).sentence()).isEqualTo("The wallet is frozen: Спор о платеже");
        assertThat(ledger.decide(hold(1)).event()).isInstanceOf(CommandRefused.class);
        assertThat(ledger.decide(topUp(1)).event()).isInstanceOf(MoneyBooked.class);
        assertThat(ledger.decide(settle(hold, 30)).event()).isInstanceOf(HoldEnded.class);
        ledger.decide(new FreezeWallet(UUID.randomUUID(), ADA, Optional.empty(), false, "Geklärt"));
        assertThat(ledger.decide(charge(1)).event()).isInstanceOf(MoneyBooked.class);
    }

    @Test
    void onADaySoMuchGoesOutAndWhatComesBackCountsNot() {
        ledger.limits = new Limits(1_000, OptionalLong.of(100), Duration.ofDays(1));
        ledger.decide(topUp(1_000));
        var hold = hold(60);
        ledger.decide(hold);

        assertThat(refused(ledger.decide(charge(41))).sentence())
                .isEqualTo("amount: 100 may be spent on a day, and 60 are spent today");
        ledger.decide(settle(hold, 20));
        assertThat(ledger.decide(charge(80)).event()).isInstanceOf(MoneyBooked.class);
        assertThat(ledger.decide(charge(1)).event()).isInstanceOf(CommandRefused.class);
        ledger.now = TOMORROW;
        assertThat(ledger.decide(charge(100)).event()).isInstanceOf(MoneyBooked.class);
    }

    private Balance balance() {
        return ledger.purse.balance(ledger.now);
    }

    private static CommandRefused refused(Decision decision) {
        assertThat(decision.postings()).isEmpty();
        BillingEvent event = decision.event();
        assertThat(event).isInstanceOf(CommandRefused.class);
        return (CommandRefused) event;
    }

    private static MoneyBooked booked(Decision decision) {
        assertThat(decision.event()).isInstanceOf(MoneyBooked.class);
        return (MoneyBooked) decision.event();
    }
}
