package dev.beseda.billing.ledger.rules;

import dev.beseda.billing.promos.rules.PromoFacts;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the rules are told besides the wallet.
///
/// @param hold    the hold that the order names, if there is one
/// @param earlier the operation that the order wants undone, if there is one
/// @param page    of the statement that the order asks for
/// @param promos  the promo codes that the order has to do with
public record Facts(
        Instant now, Limits limits, Optional<Hold> hold, Optional<Earlier> earlier, Page page, PromoFacts promos) {
    public Facts(Instant now, Limits limits, Optional<Hold> hold, Optional<Earlier> earlier) {
        this(now, limits, hold, earlier, Page.EMPTY, PromoFacts.NONE);
    }

    /// A part of a statement.
    ///
    /// @param before where the next page begins, if there is one
    public record Page(List<Line> lines, OptionalLong before) {
        public static final Page EMPTY = new Page(List.of(), OptionalLong.empty());

        public Page {
            lines = List.copyOf(lines);
        }
    }

    /// How much may be moved, in the least unit of the wallet's currency.
    ///
    /// @param atOnce      the most of one operation
    /// @param perDay      the most that goes out of a wallet on a day (UTC); absent: any amount
    /// @param longestHold the most that a hold may live
    public record Limits(long atOnce, OptionalLong perDay, Duration longestHold) {}

    /// An operation that was booked before.
    ///
    /// @param refunded how much of it was undone already
    public record Earlier(BillingCommand command, BillingEvent answer, long refunded) {}

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /// The wallet after so much was spent of it, or came back; counted only where days are limited.
    Purse spent(Purse purse, long amount) {
        return limits.perDay().isPresent() ? purse.spending(today(), amount) : purse;
    }
}
