package dev.beseda.billing.ledger.api.statements;

import dev.beseda.contracts.billing.BillingEvent.AccountKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an operation did to an account of a person.
///
/// @param number    the number of the posting; statements are in its order
/// @param type      the kind of operation, as in a transfer
/// @param account   `main` or `bonus`
/// @param expiresAt of bonus money, if it expires
/// @param amount    in the least unit; below zero went out
public record StatementLine(
        long number,
        Instant at,
        UUID operation,
        String type,
        AccountKind account,
        @Nullable Instant expiresAt,
        long amount,
        String memo) {}
