package dev.beseda.billing.ledger.rules;

import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.ExpireHold;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.ReleaseHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.HoldEnding;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Money that is put aside for work: all of it is paid, or less, or none.
final class HoldRules {
    private HoldRules() {}

    static Decision place(Purse purse, PlaceHold order, Facts facts) {
        var no = Refused.outgoing(purse, order.amount(), facts)
                .or(() -> lifetime(order, facts))
                .or(() -> missing(purse, order.amount(), facts));
        if (no.isPresent()) {
            return Decision.refused(purse, order, facts, no.get());
        }
        var transfer = new Transfer(purse);
        var legs = transfer.hold(order.amount(), facts.now());
        var expiresAt = facts.now().plus(order.lifetime());
        var hold = new Hold(
                order.id(),
                AccountName.walletId(order.wallet()),
                legs,
                facts.now(),
                expiresAt,
                order.memo(),
                Optional.empty(),
                0);
        var after = facts.spent(transfer.purse(), order.amount());
        var event = new MoneyHeld(
                order.id(), order.wallet(), order.asker(), order.amount(), expiresAt, after.balance(facts.now()));
        return new Decision(after, List.of(), Optional.of(hold), 0, event);
    }

    static Decision settle(Purse purse, SettleHold order, Facts facts) {
        return open(order, order.hold(), facts)
                .or(() -> Refused.amount(order.amount(), facts))
                .or(() -> above(order, facts))
                .map(no -> Decision.refused(purse, order, facts, no))
                .orElseGet(() -> end(purse, order, new Ending(HoldEnding.SETTLED, order.amount()), facts));
    }

    static Decision release(Purse purse, ReleaseHold order, Facts facts) {
        return open(order, order.hold(), facts)
                .map(no -> Decision.refused(purse, order, facts, no))
                .orElseGet(() -> end(purse, order, new Ending(HoldEnding.RELEASED, 0), facts));
    }

    static Decision expire(Purse purse, ExpireHold order, Facts facts) {
        return open(order, order.hold(), facts)
                .or(() -> early(facts))
                .map(no -> Decision.refused(purse, order, facts, no))
                .orElseGet(() -> end(purse, order, new Ending(HoldEnding.EXPIRED, 0), facts));
    }

    static Optional<Refused> missing(Purse purse, long amount, Facts facts) {
        long available =
                purse.spendable(facts.now()).mapToLong(Account::available).sum();
        return amount > available ? Optional.of(Refused.missing(amount - available)) : Optional.empty();
    }

    /// @param paid what is paid of it
    private record Ending(HoldEnding how, long paid) {}

    private static Decision end(Purse purse, BillingCommand order, Ending ending, Facts facts) {
        long paid = ending.paid();
        var hold = facts.hold().orElseThrow();
        var transfer = new Transfer(purse);
        transfer.end(hold.legs(), paid, facts.now());
        long unpaid = hold.amount() - paid;
        var after = sameDay(hold, facts) ? facts.spent(transfer.purse(), -unpaid) : transfer.purse();
        var event = new HoldEnded(
                order.id(),
                order.wallet(),
                order.asker(),
                hold.id(),
                ending.how(),
                transfer.parts(),
                unpaid - transfer.lapsed(),
                transfer.lapsed(),
                after.balance(facts.now()));
        return new Decision(after, transfer.postings(), Optional.of(hold.ended(ending.how(), paid)), 0, event);
    }

    private static boolean sameDay(Hold hold, Facts facts) {
        return hold.madeAt().atOffset(ZoneOffset.UTC).toLocalDate().equals(facts.today());
    }

    private static Optional<Refused> lifetime(PlaceHold order, Facts facts) {
        var longest = facts.limits().longestHold();
        return order.lifetime().isPositive() && order.lifetime().compareTo(longest) <= 0
                ? Optional.empty()
                : Optional.of(Refused.because(
                        Refusal.BAD_ORDER,
                        "lifetime: must be greater than 0, and %d seconds at the most".formatted(longest.toSeconds())));
    }

    private static Optional<Refused> open(BillingCommand order, UUID id, Facts facts) {
        var own = facts.hold().filter(hold -> hold.walletId().equals(AccountName.walletId(order.wallet())));
        if (own.isEmpty()) {
            return Optional.of(Refused.because(Refusal.UNKNOWN_HOLD, "hold: this wallet has no hold " + id));
        }
        return own.get()
                .ending()
                .map(ending -> Refused.because(
                        Refusal.HOLD_ENDED,
                        "hold: %s is over already: %s"
                                .formatted(id, ending.name().toLowerCase(Locale.ROOT))));
    }

    private static Optional<Refused> above(SettleHold order, Facts facts) {
        long held = facts.hold().orElseThrow().amount();
        return order.amount() > held
                ? Optional.of(Refused.because(
                        Refusal.ABOVE, "amount: is %d, and %d are held".formatted(order.amount(), held)))
                : Optional.empty();
    }

    private static Optional<Refused> early(Facts facts) {
        var end = facts.hold().orElseThrow().expiresAt();
        return end.isAfter(facts.now())
                ? Optional.of(Refused.because(Refusal.TOO_EARLY, "hold: its time is over at " + end))
                : Optional.empty();
    }
}
