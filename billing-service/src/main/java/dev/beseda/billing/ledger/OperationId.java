package dev.beseda.billing.ledger;

import dev.beseda.contracts.billing.BillingCommand;
import java.util.UUID;

/// An id that somebody chose for an order, in a workspace.
record OperationId(UUID workspace, UUID id) {

    static OperationId of(BillingCommand command) {
        return new OperationId(command.wallet().workspace(), command.id());
    }

    /// Another id that the order speaks of.
    static OperationId of(BillingCommand command, UUID other) {
        return new OperationId(command.wallet().workspace(), other);
    }
}
