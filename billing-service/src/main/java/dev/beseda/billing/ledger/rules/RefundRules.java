package dev.beseda.billing.ledger.rules;

import dev.beseda.billing.ledger.rules.Facts.Earlier;
import dev.beseda.contracts.billing.BillingCommand.Refund;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent.AccountKind;
import dev.beseda.contracts.billing.BillingEvent.BalanceTold;
import dev.beseda.contracts.billing.BillingEvent.Booking;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
import dev.beseda.contracts.billing.BillingEvent.Part;
import dev.beseda.contracts.billing.BillingEvent.PercentNoted;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.BillingEvent.StatementTold;
import dev.beseda.contracts.billing.BillingEvent.WalletFrozen;
import dev.beseda.contracts.billing.Wallet;
import java.util.List;
import java.util.Optional;

/// Operations that are undone, wholly or in part.
final class RefundRules {
    private RefundRules() {}

    static Decision refund(Purse purse, Refund order, Facts facts) {
        var parts = facts.earlier()
                .filter(earlier -> earlier.command().wallet().equals(order.wallet()))
                .map(RefundRules::parts)
                .orElse(List.of());
        var no = Refused.amount(order.amount(), facts).or(() -> unfit(order, parts, facts));
        if (no.isPresent()) {
            return Decision.refused(purse, order, facts, no.get());
        }
        return parts.getFirst().amount() < 0 ? comingBack(purse, order, facts) : goingOut(purse, order, facts);
    }

    /// What the operation moved; nothing, if it can't be undone.
    private static List<Part> parts(Earlier earlier) {
        return switch (earlier.answer()) {
            case HoldEnded ended -> ended.parts();
            case MoneyBooked booked -> parts(booked);
            case MoneyHeld _, WalletFrozen _, BalanceTold _, StatementTold _, PercentNoted _, CommandRefused _ ->
                List.of();
        };
    }

    /// What a promo code has added to a top-up was not paid in, so it can't be paid out.
    private static List<Part> parts(MoneyBooked booked) {
        return switch (booked.booking()) {
            case REFUND -> List.of();
            case TOP_UP ->
                booked.parts().stream()
                        .filter(part -> part.kind() == AccountKind.MAIN)
                        .toList();
            case CHARGE, BONUS, PROMO, BONUS_EXPIRED -> booked.parts();
        };
    }

    private static Optional<Refused> unfit(Refund order, List<Part> parts, Facts facts) {
        if (parts.isEmpty()) {
            return Optional.of(Refused.because(
                    Refusal.UNKNOWN_OPERATION,
                    "operation: this wallet has none with the id %s that can be undone".formatted(order.operation())));
        }
        long left = parts.stream().mapToLong(part -> Math.abs(part.amount())).sum()
                - facts.earlier().orElseThrow().refunded();
        return order.amount() > left
                ? Optional.of(Refused.because(
                        Refusal.ABOVE, "amount: is %d, and %d of it are left".formatted(order.amount(), left)))
                : Optional.empty();
    }

    /// What was paid comes back, that of the main account first, as it was paid last.
    private static Decision comingBack(Purse purse, Refund order, Facts facts) {
        var earlier = facts.earlier().orElseThrow();
        var transfer = new Transfer(purse);
        long skipped = earlier.refunded();
        long rest = order.amount();
        for (var part : parts(earlier).reversed()) {
            long paid = -part.amount();
            long back = Math.min(rest, Math.max(0, paid - skipped));
            skipped = Math.max(0, skipped - paid);
            rest -= back;
            if (back > 0) {
                giveBack(transfer, part, back, facts);
            }
        }
        return undone(transfer, order, facts);
    }

    private static void giveBack(Transfer transfer, Part part, long back, Facts facts) {
        var wallet = transfer.purse().wallet();
        var account = transfer.purse().account(name(wallet, part));
        if (account.isExpired(facts.now())) {
            transfer.lose(back, AccountName.revenue(wallet));
        } else {
            transfer.move(account, back, AccountName.revenue(wallet));
        }
    }

    /// What came in goes out of the account where it went in; also of a frozen wallet.
    private static Decision goingOut(Purse purse, Refund order, Facts facts) {
        var earlier = facts.earlier().orElseThrow();
        var account = purse.account(name(order.wallet(), parts(earlier).getFirst()));
        if (account.available() < order.amount()) {
            return Decision.refused(
                    purse, order, facts, Refused.missing(order.amount() - Math.max(0, account.available())));
        }
        var other = earlier.command() instanceof TopUp topUp
                ? AccountName.clearing(order.wallet(), topUp.way())
                : AccountName.promo(order.wallet());
        var transfer = new Transfer(purse);
        transfer.move(account, -order.amount(), other);
        return undone(transfer, order, facts);
    }

    private static Decision undone(Transfer transfer, Refund order, Facts facts) {
        var booked = BookingRules.booked(transfer, order, Booking.REFUND, facts);
        return new Decision(booked.purse(), booked.postings(), Optional.empty(), order.amount(), booked.event());
    }

    private static AccountName name(Wallet wallet, Part part) {
        return part.kind() == AccountKind.MAIN ? AccountName.main(wallet) : AccountName.bonus(wallet, part.expiresAt());
    }
}
