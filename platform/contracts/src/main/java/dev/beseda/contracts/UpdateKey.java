package dev.beseda.contracts;

import java.util.UUID;

/// The key of a Telegram update on Kafka: what must be handled in order, that is one chat of one bot.
///
/// @param chat the chat's id; for updates without a chat the person's id, else 0
public record UpdateKey(UUID bot, long chat) {
    private static final char SEPARATOR = ':';

    public static UpdateKey parse(String key) {
        int separator = key.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("Not the key of an update: " + key);
        }
        return new UpdateKey(
                UUID.fromString(key.substring(0, separator)), Long.parseLong(key.substring(separator + 1)));
    }

    @Override
    public String toString() {
        return bot.toString() + SEPARATOR + chat;
    }
}
