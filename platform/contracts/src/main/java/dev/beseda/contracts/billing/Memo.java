package dev.beseda.contracts.billing;

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
import java.util.Optional;
import java.util.UUID;

/// What money was moved for.
///
/// @param text what people read in a statement
/// @param bot the bot that earns or gives it
public record Memo(String text, Optional<UUID> bot) {

    /// What the order says that it is for, if it says so itself.
    public static Optional<Memo> of(BillingCommand command) {
        return switch (command) {
            case PlaceHold order -> Optional.of(order.memo());
            case Charge order -> Optional.of(order.memo());
            case TopUp order -> Optional.of(order.memo());
            case GrantBonus order -> Optional.of(order.memo());
            case Refund order -> Optional.of(order.memo());
            case SettleHold _,
                    ReleaseHold _,
                    ExpireHold _,
                    ExpireBonus _,
                    FreezeWallet _,
                    TellBalance _,
                    TellStatement _,
                    RedeemPromo _ -> Optional.empty();
        };
    }
}
