package dev.beseda.simulator.world.chats;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Whom a bot faces in a chat.
public sealed interface Peer permits User, Group {
    long id();

    /// As the Bot API's type `Chat`.
    ObjectNode toTelegramChat();
}
