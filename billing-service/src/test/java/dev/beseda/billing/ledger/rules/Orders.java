package dev.beseda.billing.ledger.rules;

import dev.beseda.billing.ledger.rules.Facts.Earlier;
import dev.beseda.billing.ledger.rules.Facts.Limits;
import dev.beseda.billing.ledger.rules.Facts.Page;
import dev.beseda.billing.promos.rules.Promo;
import dev.beseda.billing.promos.rules.Promo.Availability;
import dev.beseda.billing.promos.rules.Promo.Condition;
import dev.beseda.billing.promos.rules.Promo.Gift;
import dev.beseda.billing.promos.rules.PromoFacts;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.GrantBonus;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.RedeemPromo;
import dev.beseda.contracts.billing.BillingCommand.Refund;
import dev.beseda.contracts.billing.BillingCommand.ReleaseHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Orders about one wallet, and a ledger of one wallet that decides them.
final class Orders {
    static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    static final Instant TOMORROW = Instant.parse("2026-12-01T12:00:00Z");
    static final Wallet ADA = new Wallet(new UUID(0, 1), 42, Currency.RUB);
    static final Memo MEMO = new Memo("Картинка", Optional.empty());
    static final Limits LIMITS = new Limits(1_000_000, OptionalLong.empty(), Duration.ofDays(7));

    private Orders() {}

    static TopUp topUp(long amount) {
        return new TopUp(UUID.randomUUID(), ADA, Optional.empty(), amount, "stars", MEMO);
    }

    static GrantBonus bonus(long amount, Instant expiresAt) {
        return new GrantBonus(UUID.randomUUID(), ADA, Optional.empty(), amount, Optional.of(expiresAt), MEMO);
    }

    static Charge charge(long amount) {
        return new Charge(UUID.randomUUID(), ADA, Optional.empty(), amount, MEMO);
    }

    static PlaceHold hold(long amount) {
        return new PlaceHold(UUID.randomUUID(), ADA, Optional.empty(), amount, Duration.ofMinutes(15), MEMO);
    }

    static SettleHold settle(PlaceHold hold, long amount) {
        return new SettleHold(UUID.randomUUID(), ADA, Optional.empty(), hold.id(), amount);
    }

    static ReleaseHold release(PlaceHold hold) {
        return new ReleaseHold(UUID.randomUUID(), ADA, Optional.empty(), hold.id());
    }

    static Refund refund(BillingCommand undone, long amount) {
        return new Refund(UUID.randomUUID(), ADA, Optional.empty(), undone.id(), amount, MEMO);
    }

    static RedeemPromo redeem() {
        return new RedeemPromo(UUID.randomUUID(), ADA, Optional.empty(), "gift", Optional.empty());
    }

    /// A code whose bonus money lives for a day.
    static Promo promo(Gift gift) {
        return new Promo(
                UUID.randomUUID(),
                ADA.workspace(),
                "GIFT",
                Currency.RUB,
                gift,
                Optional.of(Duration.ofDays(1)),
                Condition.NONE,
                "Подарок",
                new Availability(true, Optional.empty(), Optional.empty(), OptionalLong.empty(), 1),
                0);
    }

    /// A wallet, its holds and its operations, as orders are decided one after the other.
    static final class OneWallet {
        final Map<UUID, Hold> holds = new HashMap<>();
        final Map<UUID, Earlier> operations = new HashMap<>();
        Purse purse = Purse.empty(ADA);
        Instant now = NOON;
        Limits limits = LIMITS;
        PromoFacts promos = PromoFacts.NONE;

        Decision decide(BillingCommand command) {
            var hold = switch (command) {
                case SettleHold order -> Optional.ofNullable(holds.get(order.hold()));
                case ReleaseHold order -> Optional.ofNullable(holds.get(order.hold()));
                case BillingCommand.ExpireHold order -> Optional.ofNullable(holds.get(order.hold()));
                default -> Optional.<Hold>empty();
            };
            var earlier = command instanceof Refund order
                    ? Optional.ofNullable(operations.get(order.operation()))
                    : Optional.<Earlier>empty();
            var facts = new Facts(now, limits, hold, earlier, Page.EMPTY, promos);
            var decision = LedgerRules.decide(purse, command, facts);
            purse = read(decision.purse());
            decision.hold().ifPresent(changed -> holds.put(changed.id(), changed));
            operations.put(command.id(), new Earlier(command, decision.event(), 0));
            if (decision.refunded() > 0 && command instanceof Refund order) {
                operations.computeIfPresent(
                        order.operation(),
                        (id, one) -> new Earlier(one.command(), one.answer(), one.refunded() + decision.refunded()));
            }
            return decision;
        }

        /// Empty accounts whose time is over are not read again.
        private Purse read(Purse saved) {
            var accounts = saved.accounts().stream()
                    .filter(account -> account.balance() > 0 || !account.isExpired(now))
                    .toList();
            return new Purse(ADA, accounts, saved.frozen(), saved.spent());
        }
    }
}
