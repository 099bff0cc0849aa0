package dev.beseda.billing.ledger.rules;

import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.ExpireBonus;
import dev.beseda.contracts.billing.BillingCommand.ExpireHold;
import dev.beseda.contracts.billing.BillingCommand.FreezeWallet;
import dev.beseda.contracts.billing.BillingCommand.GrantBonus;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.RedeemPromo;
import dev.beseda.contracts.billing.BillingCommand.Refund;
import dev.beseda.contracts.billing.BillingCommand.ReleaseHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TellBalance;
import dev.beseda.contracts.billing.BillingCommand.TellStatement;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent.BalanceTold;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.BillingEvent.StatementTold;
import dev.beseda.contracts.billing.BillingEvent.WalletFrozen;
import java.util.Optional;

/// What follows from each order to the ledger.
public final class LedgerRules {
    private static final int LONGEST_REASON = 500;

    private LedgerRules() {}

    /// Decides one order; the wallet is its own, and it was not decided before.
    public static Decision decide(Purse purse, BillingCommand command, Facts facts) {
        return Refused.memo(command)
                .map(no -> Decision.refused(purse, command, facts, no))
                .orElseGet(() -> follow(purse, command, facts));
    }

    private static Decision follow(Purse purse, BillingCommand command, Facts facts) {
        return switch (command) {
            case PlaceHold order -> HoldRules.place(purse, order, facts);
            case SettleHold order -> HoldRules.settle(purse, order, facts);
            case ReleaseHold order -> HoldRules.release(purse, order, facts);
            case ExpireHold order -> HoldRules.expire(purse, order, facts);
            case Charge order -> BookingRules.charge(purse, order, facts);
            case TopUp order -> BookingRules.topUp(purse, order, facts);
            case GrantBonus order -> BookingRules.grantBonus(purse, order, facts);
            case ExpireBonus order -> BookingRules.expireBonus(purse, order, facts);
            case Refund order -> RefundRules.refund(purse, order, facts);
            case FreezeWallet order -> freeze(purse, order, facts);
            case TellBalance order -> tellBalance(purse, order, facts);
            case TellStatement order -> tellStatement(purse, order, facts);
            case RedeemPromo order -> PromoBooking.redeem(purse, order, facts);
        };
    }

    /// The id was used for another order: the answer says what is different.
    public static Decision idTaken(Purse purse, BillingCommand command, BillingCommand before, Facts facts) {
        var sentence = "The id %s was used for another order: %s"
                .formatted(command.id(), OrderDifference.between(before, command));
        return Decision.refused(purse, command, facts, Refused.because(Refusal.ID_TAKEN, sentence));
    }

    private static Decision freeze(Purse purse, FreezeWallet order, Facts facts) {
        if (order.reason().isBlank() || order.reason().length() > LONGEST_REASON) {
            var sentence = "reason: must be a text of 1 to %d characters".formatted(LONGEST_REASON);
            return Decision.refused(purse, order, facts, Refused.because(Refusal.BAD_ORDER, sentence));
        }
        var changed = purse.frozen(order.frozen() ? Optional.of(order.reason()) : Optional.empty());
        var balance = purse.balance(facts.now());
        return Decision.answer(
                changed, new WalletFrozen(order.id(), order.wallet(), order.asker(), order.frozen(), balance));
    }

    private static Decision tellBalance(Purse purse, TellBalance order, Facts facts) {
        boolean frozen = purse.frozen().isPresent();
        var balance = purse.balance(facts.now());
        return Decision.answer(purse, new BalanceTold(order.id(), order.wallet(), order.asker(), frozen, balance));
    }

    private static Decision tellStatement(Purse purse, TellStatement order, Facts facts) {
        var page = facts.page();
        return Decision.answer(
                purse,
                new StatementTold(
                        order.id(),
                        order.wallet(),
                        order.asker(),
                        page.lines(),
                        page.before(),
                        purse.balance(facts.now())));
    }
}
