package dev.beseda.bot.conversations.state;

import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.Frame;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A conversation as it is kept: where it takes place, where it stands, who is in it.
///
/// @param timers the tickets that the conversation is to be woken up with
public record StoredConversation(
        UUID id, UUID workspace, Destination chat, Conversation state, Participants participants, Set<Long> timers) {
    public StoredConversation {
        timers = Set.copyOf(timers);
    }

    public StoredConversation at(Conversation newState) {
        return new StoredConversation(id, workspace, chat, newState, participants, timers);
    }

    public StoredConversation in(Participants newParticipants) {
        return new StoredConversation(id, workspace, chat, state, newParticipants, timers);
    }

    public StoredConversation wokenBy(Set<Long> newTimers) {
        return new StoredConversation(id, workspace, chat, state, participants, newTimers);
    }

    /// The tickets that the conversation still waits with, on top or aside.
    public Set<Long> awaited() {
        var aside = state.below().stream()
                .filter(Frame.Interrupted.class::isInstance)
                .map(frame -> ((Frame.Interrupted) frame).waiting());
        return Stream.concat(state.waiting().stream(), aside)
                .map(Conversation.Waiting::ticket)
                .collect(Collectors.toSet());
    }
}
