package dev.beseda.billing.ledger.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.BalanceTold;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
import dev.beseda.contracts.billing.BillingEvent.Part;
import dev.beseda.contracts.billing.BillingEvent.PercentNoted;
import dev.beseda.contracts.billing.BillingEvent.StatementTold;
import dev.beseda.contracts.billing.BillingEvent.WalletFrozen;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.text.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// An operation of the ledger and what became of it.
///
/// @param type     such as `top_up`, `charge`, `hold`, `settled`, or `refused`
/// @param parts    what went in or out (below zero), by account
/// @param lapsed   what should have come back, but was bonus money that expired meanwhile
/// @param refunded how much of it was undone since
/// @param sentence why it was refused; else empty
/// @param percent  of a promo code that adds to the next top-up: how much of it
/// @param balance  the wallet afterwards
/// @param author   who ordered it over the API
public record OperationView(
        UUID id,
        long person,
        Currency currency,
        String type,
        List<Part> parts,
        long lapsed,
        long refunded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String sentence,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalInt percent,
        Balance balance,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> author,
        Instant madeAt) {
    public OperationView {
        parts = List.copyOf(parts);
    }

    static OperationView of(BillingEvent event, long refunded, Optional<String> author, Instant madeAt) {
        return new OperationView(
                event.command(),
                event.wallet().person(),
                event.wallet().currency(),
                type(event),
                parts(event),
                lapsed(event),
                refunded,
                event instanceof CommandRefused no ? no.sentence() : "",
                event instanceof PercentNoted noted ? OptionalInt.of(noted.percent()) : OptionalInt.empty(),
                event.balance(),
                author,
                madeAt);
    }

    /// What kind of operation it was.
    public static String type(BillingEvent event) {
        return switch (event) {
            case MoneyBooked booked -> WireName.of(booked.booking());
            case HoldEnded ended -> WireName.of(ended.ending());
            case MoneyHeld _ -> "hold";
            case WalletFrozen frozen -> frozen.frozen() ? "frozen" : "unfrozen";
            case BalanceTold _ -> "balance";
            case StatementTold _ -> "statement";
            case PercentNoted _ -> "promo";
            case CommandRefused _ -> "refused";
        };
    }

    private static List<Part> parts(BillingEvent event) {
        return switch (event) {
            case MoneyBooked booked -> booked.parts();
            case HoldEnded ended -> ended.parts();
            case MoneyHeld _, WalletFrozen _, BalanceTold _, StatementTold _, PercentNoted _, CommandRefused _ ->
                List.of();
        };
    }

    private static long lapsed(BillingEvent event) {
        return switch (event) {
            case MoneyBooked booked -> booked.lapsed();
            case HoldEnded ended -> ended.lapsed();
            case MoneyHeld _, WalletFrozen _, BalanceTold _, StatementTold _, PercentNoted _, CommandRefused _ -> 0;
        };
    }
}
