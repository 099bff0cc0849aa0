package dev.beseda.billing.ledger.api;

import dev.beseda.contracts.billing.Currency;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a person has in one currency, in its least unit.
///
/// @param bonus     bonus money that has not expired
/// @param held      how much of all is held for work that is under way
/// @param available what can be spent
/// @param frozen    why nothing goes out, if so
/// @param buckets   the bonus money, that which expires soonest first
@Schema(
        examples = "{\"person\": 42, \"currency\": \"rub\", \"main\": 10000, \"bonus\": 500, \"held\": 2600,"
                + " \"available\": 7900, \"frozen\": null, \"buckets\": [{\"amount\": 500, \"held\": 0,"
                + " \"expires_at\": \"2026-12-31T00:00:00Z\"}]}")
public record BalanceView(
        long person,
        Currency currency,
        long main,
        long bonus,
        long held,
        long available,
        @Nullable String frozen,
        List<Bucket> buckets) {
    public BalanceView {
        buckets = List.copyOf(buckets);
    }

    /// Bonus money that expires together.
    public record Bucket(long amount, long held, @Nullable Instant expiresAt) {}
}
