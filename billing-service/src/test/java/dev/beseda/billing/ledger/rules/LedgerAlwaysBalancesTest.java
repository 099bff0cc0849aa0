package dev.beseda.billing.ledger.rules;

import static dev.beseda.billing.ledger.rules.Orders.ADA;
import static dev.beseda.billing.ledger.rules.Orders.MEMO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.billing.ledger.rules.Decision.Posting;
import dev.beseda.billing.ledger.rules.Orders.OneWallet;
import dev.beseda.billing.promos.rules.Promo.Gift.Amount;
import dev.beseda.billing.promos.rules.Promo.Gift.Percent;
import dev.beseda.billing.promos.rules.PromoFacts;
import dev.beseda.billing.promos.rules.Redeemer;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.ExpireBonus;
import dev.beseda.contracts.billing.BillingCommand.ExpireHold;
import dev.beseda.contracts.billing.BillingCommand.FreezeWallet;
import dev.beseda.contracts.billing.BillingCommand.GrantBonus;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.Refund;
import dev.beseda.contracts.billing.BillingCommand.ReleaseHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent.BalanceTold;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
import dev.beseda.contracts.billing.BillingEvent.Part;
import dev.beseda.contracts.billing.BillingEvent.PercentNoted;
import dev.beseda.contracts.billing.BillingEvent.StatementTold;
import dev.beseda.contracts.billing.BillingEvent.WalletFrozen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// 100,000 orders by chance, in 50 wallets: whatever comes, the book holds. The model beside it knows only one number,
/// what can be spent, and what each order that was not refused does to it.
class LedgerAlwaysBalancesTest {
    private static final int ORDERS = 2_000;

    private final OneWallet ledger = new OneWallet();
    private final Map<AccountName, Long> booked = new HashMap<>();
    private final Map<UUID, Long> held = new HashMap<>();
    private final List<BillingCommand> given = new ArrayList<>();

    @RepeatedTest(50)
    void whateverIsOrderedTheBookHolds(RepetitionInfo repetition) {
        var dice = new Random(repetition.getCurrentRepetition());
        int moved = 0;
        for (int at = 0; at < ORDERS; at++) {
            ledger.now = ledger.now.plus(Duration.ofSeconds(dice.nextInt(120)));
            var before = ledger.purse;
            long available = available();
            var order = order(dice);
            ledger.promos = promos(dice);
            var decision = ledger.decide(order);
            given.add(order);

            moved += decision.postings().isEmpty() ? 0 : 1;
            if (decision.event() instanceof CommandRefused) {
                assertThat(decision.purse()).isEqualTo(before);
                assertThat(decision.postings()).isEmpty();
            }
            assertThat(available())
                    .as("%s -> %s", order, decision.event())
                    .isEqualTo(available + change(decision, ledger.now));
            itHolds(decision);
        }
        assertThat(moved).isGreaterThan(ORDERS / 10);
    }

    private void itHolds(Decision decision) {
        assertThat(decision.postings().stream().mapToLong(Posting::amount).sum())
                .isZero();
        note(decision);
        decision.postings().forEach(one -> booked.merge(one.account(), one.amount(), Long::sum));
        for (var account : ledger.purse.accounts()) {
            assertThat(account.balance()).isEqualTo(booked.getOrDefault(account.name(ADA), 0L));
            assertThat(account.held()).isBetween(0L, account.balance());
            assertThat(account.held()).isEqualTo(held.getOrDefault(account.id(), 0L));
        }
        assertThat(decision.event().balance()).isEqualTo(ledger.purse.balance(ledger.now));
    }

    /// What was held, by account, as the holds of the answers say.
    private void note(Decision decision) {
        decision.hold()
                .ifPresent(hold -> hold.legs()
                        .forEach(leg ->
                                held.merge(leg.account(), hold.isOpen() ? leg.amount() : -leg.amount(), Long::sum)));
    }

    /// What was free and has expired since is not available any more: time is told before this is asked.
    private long available() {
        return ledger.purse.spendable(ledger.now).mapToLong(Account::available).sum();
    }

    /// Bonus money that has expired was not available before either.
    private static long change(Decision decision, Instant now) {
        return switch (decision.event()) {
            case MoneyBooked booked ->
                booked.parts().stream()
                        .filter(part -> part.expiresAt()
                                .filter(end -> !end.isAfter(now))
                                .isEmpty())
                        .mapToLong(Part::amount)
                        .sum();
            case HoldEnded ended -> ended.returned();
            case MoneyHeld held -> -held.amount();
            case WalletFrozen _, BalanceTold _, StatementTold _, PercentNoted _, CommandRefused _ -> 0;
        };
    }

    private BillingCommand order(Random dice) {
        var id = UUID.randomUUID();
        long amount = dice.nextInt(20) == 0 ? dice.nextInt(3) - 1 : 1 + dice.nextInt(100);
        var some = given.isEmpty() ? id : given.get(dice.nextInt(given.size())).id();
        var recent = given.isEmpty()
                ? id
                : given.get(Math.max(0, given.size() - 1 - dice.nextInt(8))).id();
        return switch (dice.nextInt(13)) {
            case 0, 1 -> new TopUp(id, ADA, Optional.empty(), amount, "stars", MEMO);
            case 2 -> new GrantBonus(id, ADA, Optional.empty(), amount, Optional.empty(), MEMO);
            case 3 ->
                new GrantBonus(
                        id,
                        ADA,
                        Optional.empty(),
                        amount,
                        Optional.of(ledger.now.plusSeconds(dice.nextInt(3_000))),
                        MEMO);
            case 4 -> new Charge(id, ADA, Optional.empty(), amount, MEMO);
            case 5, 6 ->
                new PlaceHold(id, ADA, Optional.empty(), amount, Duration.ofSeconds(dice.nextInt(1_000)), MEMO);
            case 7 -> new SettleHold(id, ADA, Optional.empty(), recent, amount);
            case 8 -> new ReleaseHold(id, ADA, Optional.empty(), recent);
            case 9 -> new ExpireHold(id, ADA, Optional.empty(), some);
            case 10 -> new Refund(id, ADA, Optional.empty(), some, amount, MEMO);
            case 11 -> Orders.redeem();
            default ->
                dice.nextInt(10) == 0
                        ? new FreezeWallet(id, ADA, Optional.empty(), dice.nextInt(4) == 0, "chance")
                        : new ExpireBonus(id, ADA, Optional.empty());
        };
    }

    /// What an order may find: a code to redeem, and percentages that wait for a top-up.
    private static PromoFacts promos(Random dice) {
        var percent = Orders.promo(new Percent(1 + dice.nextInt(100), OptionalLong.of(1 + dice.nextInt(50))));
        var amount = Orders.promo(new Amount(1 + dice.nextInt(100)));
        return switch (dice.nextInt(4)) {
            case 0 -> new PromoFacts(Optional.of(amount), Redeemer.NEW, List.of(percent));
            case 1 -> new PromoFacts(Optional.of(percent), Redeemer.NEW, List.of(percent, percent));
            default -> PromoFacts.NONE;
        };
    }
}
