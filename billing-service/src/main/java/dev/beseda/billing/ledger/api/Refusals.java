package dev.beseda.billing.ledger.api;

import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.text.WireName;

/// A no of the ledger as a problem over HTTP.
final class Refusals {
    private Refusals() {}

    /// Fails with the problem that says why, if the answer is a no.
    static void check(BillingEvent answer) {
        if (answer instanceof CommandRefused no) {
            throw switch (no.reason()) {
                case BAD_ORDER -> badField(no.sentence());
                case UNKNOWN_HOLD -> new NotFound("hold of this person and currency named", "like that");
                case INSUFFICIENT_FUNDS,
                        FROZEN,
                        LIMIT,
                        HOLD_ENDED,
                        ABOVE,
                        UNKNOWN_OPERATION,
                        TOO_EARLY,
                        UNKNOWN_CODE,
                        CODE_USED_UP,
                        CODE_USED,
                        CODE_NOT_FOR_YOU,
                        ID_TAKEN -> new Conflict(WireName.of(no.reason()).replace('_', '-'), no.sentence());
            };
        }
    }

    /// The ledger names the field first; here times come in seconds.
    private static BadField badField(String sentence) {
        int end = sentence.indexOf(": ");
        var field = sentence.substring(0, end);
        return new BadField(field.equals("lifetime") ? "lifetime_seconds" : field, sentence.substring(end + 2));
    }
}
