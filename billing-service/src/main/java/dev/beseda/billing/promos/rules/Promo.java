package dev.beseda.billing.promos.rules;

import dev.beseda.contracts.billing.Currency;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// A promo code of a workspace.
///
/// @param lifetime how long its bonus money lives from the moment that it is given; absent: for good
/// @param memo     what people read in a statement
/// @param uses     how often it was redeemed
public record Promo(
        UUID id,
        UUID workspace,
        String code,
        Currency currency,
        Gift gift,
        Optional<Duration> lifetime,
        Condition condition,
        String memo,
        Availability availability,
        long uses) {
    private static final long PERCENT = 100;

    /// What it gives, as bonus money.
    public sealed interface Gift {
        /// So much at once.
        record Amount(long amount) implements Gift {}

        /// A part of the next top-up, on top of it.
        ///
        /// @param most the most that it gives
        record Percent(int percent, OptionalLong most) implements Gift {
            /// Rounded down to the least unit. No product is larger than the top-up, so none is too large.
            public long of(long topUp) {
                long part = topUp / PERCENT * percent + topUp % PERCENT * percent / PERCENT;
                return Math.min(part, most.orElse(Long.MAX_VALUE));
            }
        }
    }

    /// Whom it is for.
    public enum Condition {
        NONE,
        /// No money was moved in the wallet before.
        NEW_PERSON,
        /// Nothing was paid from the wallet before.
        FIRST_PURCHASE
    }

    /// When and how often it can be used; all of this may change.
    ///
    /// @param from        the first moment; absent: at once
    /// @param until       the first moment after it; absent: for ever
    /// @param totalLimit  how often it can be used by all together; absent: any number of times
    /// @param personLimit how often one person can use it
    public record Availability(
            boolean active,
            Optional<Instant> from,
            Optional<Instant> until,
            OptionalLong totalLimit,
            int personLimit) {}

    /// When bonus money that it gives now is gone; what expires in the same second lies in one account.
    public Optional<Instant> expiry(Instant now) {
        return lifetime.map(length -> now.plus(length).truncatedTo(ChronoUnit.SECONDS));
    }

    public Promo usedOnceMore() {
        return new Promo(id, workspace, code, currency, gift, lifetime, condition, memo, availability, uses + 1);
    }

    public Promo with(Availability changed) {
        return new Promo(id, workspace, code, currency, gift, lifetime, condition, memo, changed, uses);
    }
}
