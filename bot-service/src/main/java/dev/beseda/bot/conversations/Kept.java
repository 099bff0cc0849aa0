package dev.beseda.bot.conversations;

import dev.beseda.bot.engine.Conversation;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import java.util.UUID;

/// A conversation as it is kept: where it takes place and where it stands.
record Kept(UUID id, UUID workspace, Destination chat, Conversation state) {
    Kept at(Conversation newState) {
        return new Kept(id, workspace, chat, newState);
    }
}
