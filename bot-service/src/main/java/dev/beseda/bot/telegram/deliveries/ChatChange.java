package dev.beseda.bot.telegram.deliveries;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What the outcome of a delivery told of its chat: nobody is there any more, or its group has another number now.
public record ChatChange(Key key, UUID bot, Optional<Long> movedTo, Instant notedAt) {
    /// A place among the changes, in the order of their ids.
    public record Key(UUID delivery, long chat) {
        public static final Key START = new Key(new UUID(0, 0), Long.MIN_VALUE);
    }

    public long chat() {
        return key.chat();
    }
}
