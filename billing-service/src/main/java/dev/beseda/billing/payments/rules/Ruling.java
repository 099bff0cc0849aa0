package dev.beseda.billing.payments.rules;

import dev.beseda.contracts.billing.BillingCommand;

/// What follows from somebody's decision on a payment.
public sealed interface Ruling {

    /// It ends with this decision.
    ///
    /// @param payment the payment afterwards
    /// @param order   what the ledger is to do: its answer has the balance afterwards
    record Ended(Payment payment, BillingCommand order) implements Ruling {}

    /// It was decided so before, and that stands.
    record EndedBefore(Payment payment) implements Ruling {}

    /// It was decided otherwise before, and that stands.
    ///
    /// @param sentence how it was decided, by whom and when
    record EndedOtherwise(Payment payment, String sentence) implements Ruling {}
}
