package dev.beseda.billing.ledger.rules;

import static dev.beseda.billing.ledger.rules.Orders.ADA;
import static dev.beseda.billing.ledger.rules.Orders.NOON;
import static dev.beseda.billing.ledger.rules.Orders.TOMORROW;
import static dev.beseda.billing.ledger.rules.Orders.charge;
import static dev.beseda.billing.ledger.rules.Orders.hold;
import static dev.beseda.billing.ledger.rules.Orders.promo;
import static dev.beseda.billing.ledger.rules.Orders.redeem;
import static dev.beseda.billing.ledger.rules.Orders.refund;
import static dev.beseda.billing.ledger.rules.Orders.topUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.billing.ledger.rules.Decision.Posting;
import dev.beseda.billing.ledger.rules.Facts.Limits;
import dev.beseda.billing.ledger.rules.Orders.OneWallet;
import dev.beseda.billing.promos.rules.Promo.Gift;
import dev.beseda.billing.promos.rules.Promo.Gift.Amount;
import dev.beseda.billing.promos.rules.Promo.Gift.Percent;
import dev.beseda.billing.promos.rules.PromoFacts;
import dev.beseda.billing.promos.rules.Redeemer;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.BillingEvent.AccountKind;
import dev.beseda.contracts.billing.BillingEvent.Booking;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.Part;
import dev.beseda.contracts.billing.BillingEvent.PercentNoted;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PromoBookingTest {
    private final OneWallet ledger = new OneWallet();

    @Test
    void anAmountIsBonusMoneyAtOnce() {
        ledger.promos = asked(new Amount(50));

        var decision = ledger.decide(redeem());

        var booked = (MoneyBooked) decision.event();
        assertThat(booked.booking()).isEqualTo(Booking.PROMO);
        assertThat(booked.parts()).containsExactly(new Part(AccountKind.BONUS, Optional.of(TOMORROW), 50));
        assertThat(booked.balance()).isEqualTo(new Balance(0, 50, 0));
        assertThat(decision.postings())
                .containsExactly(
                        new Posting(AccountName.bonus(ADA, Optional.of(TOMORROW)), 50),
                        new Posting(AccountName.promo(ADA), -50));
    }

    @Test
    void aCodeThatIsNotThereMovesNothing() {
        var no = (CommandRefused) ledger.decide(redeem()).event();

        assertThat(no.reason()).isEqualTo(Refusal.UNKNOWN_CODE);
        assertThat(no.sentence()).isEqualTo("code: there is no such promo code");
    }

    @Test
    void anAmountAboveTheLimitOfOneOperationIsRefused() {
        ledger.limits = new Limits(49, OptionalLong.empty(), Duration.ofDays(1));
        ledger.promos = asked(new Amount(50));

        assertThat(((CommandRefused) ledger.decide(redeem()).event()).reason()).isEqualTo(Refusal.LIMIT);
    }

    @Test
    void aPercentageIsNotedAndMovesNothing() {
        ledger.promos = asked(percent(10));

        var decision = ledger.decide(redeem());

        assertThat(((PercentNoted) decision.event()).percent()).isEqualTo(10);
        assertThat(decision.postings()).isEmpty();
    }

    @Test
    void aPercentageComesOnTopOfTheTopUpInTheSameOperation() {
        ledger.promos = pending(percent(10));

        var decision = ledger.decide(topUp(1_009));

        var booked = (MoneyBooked) decision.event();
        assertThat(booked.parts())
                .containsExactly(
                        new Part(AccountKind.MAIN, Optional.empty(), 1_009),
                        new Part(AccountKind.BONUS, Optional.of(TOMORROW), 100));
        assertThat(booked.balance()).isEqualTo(new Balance(1_009, 100, 0));
        assertThat(decision.postings()).hasSize(4).contains(new Posting(AccountName.promo(ADA), -100));
    }

    @Test
    void percentagesThatExpireTogetherLieInOneAccount() {
        ledger.promos = pending(percent(10), percent(5));

        ledger.decide(topUp(1_000));

        assertThat(ledger.purse.balance(NOON)).isEqualTo(new Balance(1_000, 150, 0));
    }

    @Test
    void aTopUpThatIsTooSmallForAPercentageIsBookedAlone() {
        ledger.promos = pending(percent(10));

        assertThat(ledger.decide(topUp(9)).postings()).hasSize(2);
    }

    @Test
    void aPercentageGivesNoMoreThanThereIsRoomFor() {
        ledger.limits = new Limits(Long.MAX_VALUE, OptionalLong.empty(), Duration.ofDays(1));
        ledger.promos = pending(percent(100));

        ledger.decide(topUp(999_999_999_999_990L));

        assertThat(ledger.purse.balance(NOON)).isEqualTo(new Balance(999_999_999_999_990L, 10, 0));
    }

    @Test
    void ofATopUpIsRefundedWhatWasPaidInAndNoBonus() {
        ledger.promos = pending(percent(10));
        var topUp = topUp(1_000);
        ledger.decide(topUp);

        var above = (CommandRefused) ledger.decide(refund(topUp, 1_001)).event();
        var refunded = ledger.decide(refund(topUp, 1_000));

        assertThat(above.reason()).isEqualTo(Refusal.ABOVE);
        assertThat(refunded.postings())
                .containsExactly(
                        new Posting(AccountName.main(ADA), -1_000),
                        new Posting(AccountName.clearing(ADA, "stars"), 1_000));
        assertThat(ledger.purse.balance(NOON)).isEqualTo(new Balance(0, 100, 0));
    }

    @Test
    void whatWasPaidOutOfBonusAndMainComesBackToBoth() {
        ledger.promos = pending(percent(10));
        ledger.decide(topUp(1_000));
        ledger.promos = PromoFacts.NONE;
        var charge = charge(150);
        ledger.decide(charge);
        ledger.decide(hold(950));

        ledger.decide(refund(charge, 150));

        assertThat(ledger.purse.balance(NOON)).isEqualTo(new Balance(1_000, 100, 950));
    }

    @Test
    void anAmountOfAPromoCodeCanBeTakenBack() {
        ledger.promos = asked(new Amount(50));
        var redeem = redeem();
        ledger.decide(redeem);

        var refunded = ledger.decide(refund(redeem, 50));

        assertThat(refunded.postings()).contains(new Posting(AccountName.promo(ADA), 50));
        assertThat(ledger.purse.balance(NOON)).isEqualTo(new Balance(0, 0, 0));
    }

    private static Percent percent(int percent) {
        return new Percent(percent, OptionalLong.empty());
    }

    private static PromoFacts asked(Gift gift) {
        return new PromoFacts(Optional.of(promo(gift)), Redeemer.NEW, List.of());
    }

    private static PromoFacts pending(Gift... gifts) {
        var promos = Arrays.stream(gifts).map(Orders::promo).toList();
        return new PromoFacts(Optional.empty(), Redeemer.NEW, promos);
    }
}
