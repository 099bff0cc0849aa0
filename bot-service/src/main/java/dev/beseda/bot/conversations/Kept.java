package dev.beseda.bot.conversations;

import dev.beseda.bot.engine.Conversation;
import dev.beseda.bot.engine.Conversation.Frame;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A conversation as it is kept: where it takes place, where it stands, who is in it.
///
/// @param timers the tickets that the conversation is to be woken up with
public record Kept(UUID id, UUID workspace, Destination chat, Conversation state, Company company, Set<Long> timers) {
    public Kept {
        timers = Set.copyOf(timers);
    }

    Kept at(Conversation newState) {
        return new Kept(id, workspace, chat, newState, company, timers);
    }

    public Kept in(Company newCompany) {
        return new Kept(id, workspace, chat, state, newCompany, timers);
    }

    Kept wokenBy(Set<Long> newTimers) {
        return new Kept(id, workspace, chat, state, company, newTimers);
    }

    /// The tickets that the conversation still waits with, on top or aside.
    Set<Long> awaited() {
        var aside = state.below().stream()
                .filter(Frame.Interrupted.class::isInstance)
                .map(frame -> ((Frame.Interrupted) frame).waiting());
        return Stream.concat(state.waiting().stream(), aside)
                .map(Conversation.Waiting::ticket)
                .collect(Collectors.toSet());
    }
}
