package dev.beseda.billing.ledger.api;

import dev.beseda.contracts.billing.Currency;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money that is put aside.
///
/// @param state   `open`, `settled`, `released` or `expired`
/// @param charged what was paid of it
public record HoldView(
        UUID id,
        long person,
        Currency currency,
        long amount,
        String state,
        long charged,
        String memo,
        @Nullable UUID bot,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {}
