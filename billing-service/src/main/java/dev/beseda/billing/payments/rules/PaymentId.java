package dev.beseda.billing.payments.rules;

import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.contracts.payments.PaymentCommand.AskPayment;
import dev.beseda.contracts.payments.PaymentCommand.ShowReceipt;
import java.util.UUID;

/// A payment in its workspace: whoever asks for one chooses the id.
public record PaymentId(UUID workspace, UUID id) {

    /// The payment that an order is about.
    public static PaymentId of(PaymentCommand command) {
        var id = switch (command) {
            case AskPayment order -> order.id();
            case ShowReceipt order -> order.payment();
        };
        return new PaymentId(command.wallet().workspace(), id);
    }
}
