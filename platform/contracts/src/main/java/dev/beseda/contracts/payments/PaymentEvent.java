package dev.beseda.contracts.payments;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.Wallet;
import java.time.Instant;
import java.util.UUID;

/// What became of a [PaymentCommand], and of payments. Topic `payments.events`, key: [Wallet#key()].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "payment-asked.v1", value = PaymentEvent.PaymentAsked.class),
    @JsonSubTypes.Type(name = "receipt-shown.v1", value = PaymentEvent.ReceiptShown.class),
    @JsonSubTypes.Type(name = "payment-refused.v1", value = PaymentEvent.PaymentRefused.class),
    @JsonSubTypes.Type(name = "payment-decided.v1", value = PaymentEvent.PaymentDecided.class),
})
public sealed interface PaymentEvent {
    Wallet wallet();

    /// Whoever ordered it; of a decision, whoever asked for the payment.
    Asker asker();

    /// Says which event it is: there is one of its type for each.
    UUID subject();

    /// The person may pay now.
    ///
    /// @param payment the id of the payment
    /// @param reference what the person writes beside the transfer, to be known by
    /// @param details where to pay, as the owner of the workspace wrote it
    record PaymentAsked(
            Wallet wallet, Asker asker, UUID payment, long amount, String reference, String details, Instant expiresAt)
            implements PaymentEvent {
        @Override
        public UUID subject() {
            return payment;
        }
    }

    /// Somebody will look at the receipt.
    ///
    /// @param command the order that showed it
    record ReceiptShown(Wallet wallet, Asker asker, UUID command, UUID payment, String reference)
            implements PaymentEvent {
        @Override
        public UUID subject() {
            return command;
        }
    }

    /// Nothing came of an order.
    ///
    /// @param sentence why, for the owner of the bot
    record PaymentRefused(Wallet wallet, Asker asker, UUID command, Refusal reason, String sentence)
            implements PaymentEvent {
        @Override
        public UUID subject() {
            return command;
        }
    }

    /// The payment is over.
    ///
    /// @param reason what whoever decided wrote about it; may be empty
    /// @param balance what is in the wallet afterwards
    record PaymentDecided(
            Wallet wallet,
            Asker asker,
            UUID payment,
            long amount,
            String reference,
            Decision decision,
            String reason,
            Balance balance)
            implements PaymentEvent {
        @Override
        public UUID subject() {
            return payment;
        }
    }

    /// How a payment ended.
    enum Decision {
        /// The money has come, and is in the wallet.
        @JsonProperty("confirmed")
        CONFIRMED,
        /// It has not.
        @JsonProperty("declined")
        DECLINED,
        /// Nobody has shown a receipt in time.
        @JsonProperty("expired")
        EXPIRED
    }

    enum Refusal {
        /// The owner of the workspace has not said where to pay.
        @JsonProperty("no_details")
        NO_DETAILS,
        /// The amount is not one that can be paid: the sentence names why.
        @JsonProperty("bad_amount")
        BAD_AMOUNT,
        /// The person has too many payments open.
        @JsonProperty("too_many")
        TOO_MANY,
        /// There is no such payment of this person that is still open.
        @JsonProperty("unknown_payment")
        UNKNOWN_PAYMENT,
        /// Nothing that Telegram calls a file is so named.
        @JsonProperty("bad_receipt")
        BAD_RECEIPT,
        /// The id was used for another order.
        @JsonProperty("id_taken")
        ID_TAKEN
    }
}
