package dev.beseda.contracts.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What became of a [BillingCommand]. Topic `billing.events`, key: [Wallet#key()].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "money-held.v1", value = BillingEvent.MoneyHeld.class),
    @JsonSubTypes.Type(name = "hold-ended.v1", value = BillingEvent.HoldEnded.class),
    @JsonSubTypes.Type(name = "money-booked.v1", value = BillingEvent.MoneyBooked.class),
    @JsonSubTypes.Type(name = "wallet-frozen.v1", value = BillingEvent.WalletFrozen.class),
    @JsonSubTypes.Type(name = "balance-told.v1", value = BillingEvent.BalanceTold.class),
    @JsonSubTypes.Type(name = "statement-told.v1", value = BillingEvent.StatementTold.class),
    @JsonSubTypes.Type(name = "percent-noted.v1", value = BillingEvent.PercentNoted.class),
    @JsonSubTypes.Type(name = "command-refused.v1", value = BillingEvent.CommandRefused.class),
})
public sealed interface BillingEvent {
    /// The id of the order that it answers.
    UUID command();

    Wallet wallet();

    Optional<Asker> asker();

    /// What is in the wallet afterwards.
    Balance balance();

    /// Money is put aside under the id of the order.
    record MoneyHeld(
            UUID command, Wallet wallet, Optional<Asker> asker, long amount, Instant expiresAt, Balance balance)
            implements BillingEvent {}

    /// A hold is over.
    ///
    /// @param parts what was paid, by where it came from; the amounts are below zero, as they went out
    /// @param returned what is free again
    /// @param lapsed what would be free again, but was bonus money that expired meanwhile
    record HoldEnded(
            UUID command,
            Wallet wallet,
            Optional<Asker> asker,
            UUID hold,
            HoldEnding ending,
            List<Part> parts,
            long returned,
            long lapsed,
            Balance balance)
            implements BillingEvent {
        public HoldEnded {
            parts = List.copyOf(parts);
        }
    }

    /// Money went in or out.
    ///
    /// @param parts by where it came from or went to; a negative amount went out
    /// @param lapsed what should have come back, but was bonus money that expired meanwhile
    record MoneyBooked(
            UUID command,
            Wallet wallet,
            Optional<Asker> asker,
            Booking booking,
            List<Part> parts,
            long lapsed,
            Balance balance)
            implements BillingEvent {
        public MoneyBooked {
            parts = List.copyOf(parts);
        }
    }

    record WalletFrozen(UUID command, Wallet wallet, Optional<Asker> asker, boolean frozen, Balance balance)
            implements BillingEvent {}

    record BalanceTold(UUID command, Wallet wallet, Optional<Asker> asker, boolean frozen, Balance balance)
            implements BillingEvent {}

    /// What was moved, the latest first; a posting of the main account or of bonus money each.
    ///
    /// @param before where the next page begins; absent: there is no more
    record StatementTold(
            UUID command, Wallet wallet, Optional<Asker> asker, List<Line> lines, OptionalLong before, Balance balance)
            implements BillingEvent {
        public StatementTold {
            lines = List.copyOf(lines);
        }
    }

    /// A promo code was taken that adds to the next top-up.
    ///
    /// @param percent how much of the top-up comes on top of it, as bonus money
    record PercentNoted(UUID command, Wallet wallet, Optional<Asker> asker, int percent, Balance balance)
            implements BillingEvent {}

    /// Nothing was moved.
    ///
    /// @param missing how much more there would have to be; 0 where that is not the reason
    /// @param sentence why, for the owner of the bot
    record CommandRefused(
            UUID command,
            Wallet wallet,
            Optional<Asker> asker,
            Refusal reason,
            long missing,
            String sentence,
            Balance balance)
            implements BillingEvent {}

    /// An amount of one account of the wallet.
    ///
    /// @param kind the main account, or bonus money
    /// @param expiresAt of bonus money, if it expires
    record Part(AccountKind kind, Optional<Instant> expiresAt, long amount) {}

    /// @param amount below zero, if it went out
    /// @param text what it was for
    record Line(Instant madeAt, long amount, String text) {}

    enum AccountKind {
        @JsonProperty("main")
        MAIN,
        @JsonProperty("bonus")
        BONUS
    }

    enum HoldEnding {
        @JsonProperty("settled")
        SETTLED,
        @JsonProperty("released")
        RELEASED,
        @JsonProperty("expired")
        EXPIRED
    }

    enum Booking {
        @JsonProperty("charge")
        CHARGE,
        @JsonProperty("top_up")
        TOP_UP,
        @JsonProperty("bonus")
        BONUS,
        @JsonProperty("promo")
        PROMO,
        @JsonProperty("bonus_expired")
        BONUS_EXPIRED,
        @JsonProperty("refund")
        REFUND
    }

    enum Refusal {
        /// The wallet has too little.
        @JsonProperty("insufficient_funds")
        INSUFFICIENT_FUNDS,
        /// Nothing goes out of it.
        @JsonProperty("frozen")
        FROZEN,
        /// More than may be spent at once, or in a day.
        @JsonProperty("limit")
        LIMIT,
        /// What is ordered can't be: the sentence names the field.
        @JsonProperty("bad_order")
        BAD_ORDER,
        /// There is no such hold of this wallet.
        @JsonProperty("unknown_hold")
        UNKNOWN_HOLD,
        /// The hold is over already.
        @JsonProperty("hold_ended")
        HOLD_ENDED,
        /// More than the hold has, or than is left of the operation.
        @JsonProperty("above")
        ABOVE,
        /// There is no such operation of this wallet, or it can't be undone.
        @JsonProperty("unknown_operation")
        UNKNOWN_OPERATION,
        /// Its time is not over yet.
        @JsonProperty("too_early")
        TOO_EARLY,
        /// There is no such promo code here, or not at this time.
        @JsonProperty("unknown_code")
        UNKNOWN_CODE,
        /// The promo code was used as often as it may be.
        @JsonProperty("code_used_up")
        CODE_USED_UP,
        /// The person had this promo code already.
        @JsonProperty("code_used")
        CODE_USED,
        /// The promo code is not for this person: for new ones only, say.
        @JsonProperty("code_not_for_you")
        CODE_NOT_FOR_YOU,
        /// The id was used for another order.
        @JsonProperty("id_taken")
        ID_TAKEN
    }
}
