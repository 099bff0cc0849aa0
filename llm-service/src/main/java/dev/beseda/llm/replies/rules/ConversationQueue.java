package dev.beseda.llm.replies.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What is open in one conversation: one reply that is being written at the most, and one that waits.
///
/// @param silentUntil nothing is wanted any more to what was asked before
public record ConversationQueue(Optional<Begun> begun, Optional<PendingReply> waiting, Instant silentUntil) {
    public static final ConversationQueue EMPTY =
            new ConversationQueue(Optional.empty(), Optional.empty(), Instant.EPOCH);

    /// A reply that somebody writes, wherever that is.
    public record Begun(UUID reply, Request request) {}

    /// Whether no reply is wanted.
    public boolean isEmpty() {
        return begun.isEmpty() && waiting.isEmpty();
    }

    ConversationQueue waiting(PendingReply pending) {
        return new ConversationQueue(begun, Optional.of(pending), silentUntil);
    }

    ConversationQueue silent(Instant until) {
        var later = until.isAfter(silentUntil) ? until : silentUntil;
        return new ConversationQueue(begun, waiting.filter(reply -> !isOver(reply.request(), until)), later);
    }

    /// Whether all was asked before; what was asked in the same moment came before the stop, as it lies here already.
    static boolean isOver(Request request, Instant until) {
        return !request.lastAskedAt().isAfter(until);
    }
}
