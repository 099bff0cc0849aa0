package dev.beseda.bot.telegram.rules;

import dev.beseda.bot.telegram.rules.calls.Call;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A call to Telegram that the platform has decided on.
///
/// @param order what another service said about it; none for what this service decided itself
/// @param number its place among the deliveries of its chat; 0 as long as it is not stored
public record Delivery(
        UUID id,
        Destination to,
        Optional<UUID> conversation,
        Lane lane,
        Call call,
        Tries tries,
        Instant queuedAt,
        Optional<Order> order,
        long number) {

    /// A chat of a bot: deliveries to it keep their order.
    ///
    /// @param thread the topic of the chat, Telegram's `message_thread_id`; 0 where there are none
    public record Destination(UUID bot, long chat, long thread) {
        public Destination(UUID bot, long chat) {
            this(bot, chat, 0);
        }
    }

    /// What came before.
    ///
    /// @param attempts how often the call was begun
    /// @param unknown how many of these beginnings may or may not have arrived
    /// @param notBefore when it may be begun next
    public record Tries(int attempts, int unknown, Instant notBefore) {
        public static final Tries NONE = new Tries(0, 0, Instant.EPOCH);
    }

    /// @param command the order's id, under which its outcome is told
    /// @param expires when the delivery is of no use any more
    public record Order(Optional<UUID> command, Optional<Instant> expires) {
        public boolean saysAnything() {
            return command.isPresent() || expires.isPresent();
        }
    }

    /// A call decided on just now, not begun yet.
    public Delivery(UUID id, Destination to, Lane lane, Call call, Instant now) {
        this(id, to, Optional.empty(), lane, call, Tries.NONE, now, Optional.empty(), 0);
    }

    public int attempts() {
        return tries.attempts();
    }

    public int unknown() {
        return tries.unknown();
    }

    public Delivery of(UUID newConversation) {
        return new Delivery(id, to, Optional.of(newConversation), lane, call, tries, queuedAt, order, number);
    }

    public Delivery ordered(Order newOrder) {
        return new Delivery(id, to, conversation, lane, call, tries, queuedAt, Optional.of(newOrder), number);
    }

    public Delivery tried(Tries newTries) {
        return new Delivery(id, to, conversation, lane, call, newTries, queuedAt, order, number);
    }

    public Delivery numbered(long newNumber) {
        return new Delivery(id, to, conversation, lane, call, tries, queuedAt, order, newNumber);
    }

    Delivery begunAgain(boolean wasUnknown, Instant notBefore) {
        return tried(new Tries(tries.attempts() + 1, tries.unknown() + (wasUnknown ? 1 : 0), notBefore));
    }

    public Delivery saying(Call newCall) {
        return new Delivery(id, to, conversation, lane, newCall, tries, queuedAt, order, number);
    }

    /// The same in the chat that the old one has become.
    Delivery in(long newChat) {
        var moved = new Destination(to.bot(), newChat, to.thread());
        return new Delivery(id, moved, conversation, lane, call, tries, queuedAt, order, number);
    }
}
