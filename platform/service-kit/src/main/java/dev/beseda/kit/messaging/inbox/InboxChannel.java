package dev.beseda.kit.messaging.inbox;

import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import java.util.function.Function;

/// A place where messages come in: its name, how a message is told from others, and what goes to the dead letters.
///
/// @param name never changes: the claims of the inbox hang on it
/// @param id the same for every copy of one message
/// @param deadLetter the message as it is kept when it can't be handled
/// @param claims false, if whoever handles the messages knows by itself what was handled before
public record InboxChannel<T>(
        String name, Function<T, String> id, Function<T, OutgoingMessage> deadLetter, boolean claims) {
    public InboxChannel(String name, Function<T, String> id, Function<T, OutgoingMessage> deadLetter) {
        this(name, id, deadLetter, true);
    }
}
