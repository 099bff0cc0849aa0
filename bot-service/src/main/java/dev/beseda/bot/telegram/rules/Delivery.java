package dev.beseda.bot.telegram.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A call to Telegram that the house has decided on.
///
/// @param attempts how often it was begun before
/// @param unknown how many of these beginnings may or may not have arrived
public record Delivery(
        UUID id,
        Destination to,
        Optional<UUID> conversation,
        Lane lane,
        Call call,
        int attempts,
        int unknown,
        Instant queuedAt) {

    /// A chat of a bot: deliveries to it keep their order.
    ///
    /// @param thread the topic of the chat, Telegram's `message_thread_id`; 0 where there are none
    public record Destination(UUID bot, long chat, long thread) {
        public Destination(UUID bot, long chat) {
            this(bot, chat, 0);
        }
    }

    /// A call decided on just now, not begun yet.
    public Delivery(UUID id, Destination to, Lane lane, Call call, Instant now) {
        this(id, to, Optional.empty(), lane, call, 0, 0, now);
    }

    public Delivery of(UUID newConversation) {
        return new Delivery(id, to, Optional.of(newConversation), lane, call, attempts, unknown, queuedAt);
    }

    Delivery begunAgain(boolean wasUnknown) {
        return new Delivery(
                id, to, conversation, lane, call, attempts + 1, wasUnknown ? unknown + 1 : unknown, queuedAt);
    }
}
