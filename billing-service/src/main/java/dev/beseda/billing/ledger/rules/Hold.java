package dev.beseda.billing.ledger.rules;

import dev.beseda.contracts.billing.BillingEvent.HoldEnding;
import dev.beseda.contracts.billing.Memo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Money that is put aside, in the order in which it is spent.
///
/// @param ending  absent while it is open
/// @param charged what was paid of it
public record Hold(
        UUID id,
        UUID walletId,
        List<Leg> legs,
        Instant madeAt,
        Instant expiresAt,
        Memo memo,
        Optional<HoldEnding> ending,
        long charged) {
    public Hold {
        legs = List.copyOf(legs);
    }

    public boolean isOpen() {
        return ending.isEmpty();
    }

    public long amount() {
        return legs.stream().mapToLong(Leg::amount).sum();
    }

    Hold ended(HoldEnding how, long paid) {
        return new Hold(id, walletId, legs, madeAt, expiresAt, memo, Optional.of(how), paid);
    }
}
