package dev.beseda.bot.telegram.rules;

import java.time.Instant;
import java.util.OptionalLong;

/// What follows for a delivery from the answer to its call.
public sealed interface DeliveryOutcome {
    record Sent(OptionalLong message) implements DeliveryOutcome {}

    record Failed(String reason) implements DeliveryOutcome {}

    /// It failed because nobody is there any more: the person blocked the bot, or the bot was put out of the chat.
    ///
    /// @param at when that was known
    record Departed(String reason, Instant at) implements DeliveryOutcome {}

    /// It may have arrived or not, and is left at that.
    record Unknown(String reason) implements DeliveryOutcome {}

    /// It is made again in this form, not before its time.
    record Again(Delivery delivery, String reason) implements DeliveryOutcome {
        public Instant at() {
            return delivery.tries().notBefore();
        }
    }
}
