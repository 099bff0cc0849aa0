package dev.beseda.billing.promos.api;

import dev.beseda.billing.promos.rules.Promo.Availability;
import dev.beseda.kit.problems.BadField;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// When and how often a promo code can be used: what of it may change. A field that is left out is emptied.
///
/// @param active      false switches it off
/// @param from        the first moment; by default at once
/// @param until       the first moment after it; by default for ever
/// @param totalLimit  how often it can be used by all together; by default any number of times
/// @param personLimit how often one person can use it; by default once
@Schema(
        examples = "{\"active\": true, \"from\": \"2026-03-01T00:00:00Z\", \"until\": \"2030-06-01T00:00:00Z\","
                + " \"total_limit\": 2000, \"person_limit\": 1}")
public record PromoChange(
        @NotNull Boolean active,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable @Positive @Max(MOST_USES) Long totalLimit,
        @Nullable @Positive @Max(MOST_USES_OF_A_PERSON) Integer personLimit) {
    static final long MOST_USES = 1_000_000_000;
    static final long MOST_USES_OF_A_PERSON = 1_000;

    /// Java knows years that no database does.
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// Fails with [BadField] where it can't be used at any time.
    Availability availability() {
        check("from", from);
        check("until", until);
        if (from != null && until != null && !until.isAfter(from)) {
            throw new BadField("until", "must be later than from");
        }
        return new Availability(
                active,
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                totalLimit == null ? OptionalLong.empty() : OptionalLong.of(totalLimit),
                Optional.ofNullable(personLimit).orElse(1));
    }

    private static void check(String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST))) {
            throw new BadField(field, "must be after the year 1969, and before the year 10000");
        }
    }
}
