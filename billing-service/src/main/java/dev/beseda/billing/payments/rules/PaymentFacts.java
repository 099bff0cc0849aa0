package dev.beseda.billing.payments.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What the rules are told besides the payment.
///
/// @param details where to pay, if the owner has said it
/// @param open    how many payments the person has open
/// @param taken   references that other payments of the workspace have
public record PaymentFacts(Instant now, Limits limits, Optional<String> details, long open, Set<String> taken) {
    public PaymentFacts {
        taken = Set.copyOf(taken);
    }

    /// @param atOnce   the most of one payment, in the least unit
    /// @param open     how many payments a person may have open
    /// @param lifetime how long a receipt may be shown
    public record Limits(long atOnce, int open, Duration lifetime) {}
}
