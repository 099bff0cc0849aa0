package dev.beseda.contracts.payments;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.Wallet;
import java.util.UUID;

/// Orders about payments by bank transfer. Topic `payments.commands`, key: [Wallet#key()]. Whoever orders chooses the
/// id: the same order sent again gets the same answer.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "ask-payment.v1", value = PaymentCommand.AskPayment.class),
    @JsonSubTypes.Type(name = "show-receipt.v1", value = PaymentCommand.ShowReceipt.class),
})
public sealed interface PaymentCommand {
    UUID id();

    Wallet wallet();

    Asker asker();

    /// A person wants to pay so much into the wallet: the id of the order is that of the payment.
    ///
    /// @param amount in the least unit
    record AskPayment(UUID id, Wallet wallet, Asker asker, long amount) implements PaymentCommand {}

    /// The person has paid, and shows it.
    ///
    /// @param payment the id of the payment
    /// @param file Telegram's id of the picture or document, as the bot of [#asker()] knows it
    record ShowReceipt(UUID id, Wallet wallet, Asker asker, UUID payment, String file) implements PaymentCommand {}
}
