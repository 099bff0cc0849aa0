package dev.beseda.contracts.billing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Orders to the ledger. Topic `billing.commands`, key: [Wallet#key()]. Whoever orders chooses the id: the same order
/// sent again gets the same answer and moves nothing; another order under a used id is refused.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "place-hold.v1", value = BillingCommand.PlaceHold.class),
    @JsonSubTypes.Type(name = "settle-hold.v1", value = BillingCommand.SettleHold.class),
    @JsonSubTypes.Type(name = "release-hold.v1", value = BillingCommand.ReleaseHold.class),
    @JsonSubTypes.Type(name = "expire-hold.v1", value = BillingCommand.ExpireHold.class),
    @JsonSubTypes.Type(name = "charge.v1", value = BillingCommand.Charge.class),
    @JsonSubTypes.Type(name = "top-up.v1", value = BillingCommand.TopUp.class),
    @JsonSubTypes.Type(name = "grant-bonus.v1", value = BillingCommand.GrantBonus.class),
    @JsonSubTypes.Type(name = "expire-bonus.v1", value = BillingCommand.ExpireBonus.class),
    @JsonSubTypes.Type(name = "refund.v1", value = BillingCommand.Refund.class),
    @JsonSubTypes.Type(name = "freeze-wallet.v1", value = BillingCommand.FreezeWallet.class),
    @JsonSubTypes.Type(name = "tell-balance.v1", value = BillingCommand.TellBalance.class),
    @JsonSubTypes.Type(name = "tell-statement.v1", value = BillingCommand.TellStatement.class),
    @JsonSubTypes.Type(name = "redeem-promo.v1", value = BillingCommand.RedeemPromo.class),
})
public sealed interface BillingCommand {
    UUID id();

    Wallet wallet();

    Optional<Asker> asker();

    /// Money is put aside until the work is done: bonus money first, that which expires soonest before the rest.
    ///
    /// @param lifetime after it whatever was neither settled nor released is free again
    record PlaceHold(UUID id, Wallet wallet, Optional<Asker> asker, long amount, Duration lifetime, Memo memo)
            implements BillingCommand {}

    /// The work was done and cost `amount`, all that is held or less; the rest is free again.
    record SettleHold(UUID id, Wallet wallet, Optional<Asker> asker, UUID hold, long amount)
            implements BillingCommand {}

    /// The work was not done: all of it is free again.
    record ReleaseHold(UUID id, Wallet wallet, Optional<Asker> asker, UUID hold) implements BillingCommand {}

    /// The time of a hold is over; before that it is refused.
    record ExpireHold(UUID id, Wallet wallet, Optional<Asker> asker, UUID hold) implements BillingCommand {}

    /// Something is paid at once, from bonus money first.
    record Charge(UUID id, Wallet wallet, Optional<Asker> asker, long amount, Memo memo) implements BillingCommand {}

    /// Money came in.
    ///
    /// @param way how it came, such as `stars`, `bank` or `yookassa`: the account it stands on until it is paid out
    record TopUp(UUID id, Wallet wallet, Optional<Asker> asker, long amount, String way, Memo memo)
            implements BillingCommand {}

    /// Bonus money is given away.
    ///
    /// @param expiresAt when what is left of it is gone; absent: never
    record GrantBonus(
            UUID id, Wallet wallet, Optional<Asker> asker, long amount, Optional<Instant> expiresAt, Memo memo)
            implements BillingCommand {}

    /// Bonus money whose time is over is taken back; where there is none, nothing is moved.
    record ExpireBonus(UUID id, Wallet wallet, Optional<Asker> asker) implements BillingCommand {}

    /// An operation is undone, wholly or in part: what was paid comes back to where it came from, what came in goes
    /// out again.
    record Refund(UUID id, Wallet wallet, Optional<Asker> asker, UUID operation, long amount, Memo memo)
            implements BillingCommand {}

    /// Nothing goes out of a frozen wallet but what is held already; what comes in is taken.
    record FreezeWallet(UUID id, Wallet wallet, Optional<Asker> asker, boolean frozen, String reason)
            implements BillingCommand {}

    /// Somebody wants to know what is in the wallet; nothing is moved.
    record TellBalance(UUID id, Wallet wallet, Optional<Asker> asker) implements BillingCommand {}

    /// Somebody wants to know what was moved, the latest first; nothing is.
    ///
    /// @param before where the page before this one ended; absent: the first page
    record TellStatement(UUID id, Wallet wallet, Optional<Asker> asker, OptionalLong before)
            implements BillingCommand {}

    /// A person gives a promo code; upper and lower case are the same.
    ///
    /// @param bot the bot that was told it
    record RedeemPromo(UUID id, Wallet wallet, Optional<Asker> asker, String code, Optional<UUID> bot)
            implements BillingCommand {}
}
