package dev.beseda.llm.replies.rules;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmCommand.WriteReply;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A reply that is wanted and that nobody has begun to write.
///
/// @param since when it was wanted first
/// @param due when it may be begun: until then more may come
public record PendingReply(UUID reply, Talk talk, Request request, Instant since, Instant due) {
    /// However much a person goes on writing, the reply does not wait for longer than so many windows.
    private static final int MOST_WINDOWS = 3;

    static PendingReply of(WriteReply order, UUID reply, Instant now, Duration window) {
        return new PendingReply(reply, order.talk(), Request.of(order), now, now.plus(window));
    }

    /// Whether more is waited for before it is begun; the person is told at once that somebody is at work.
    public boolean gathers() {
        return due.isAfter(since);
    }

    PendingReply with(WriteReply order, Instant now, Duration window) {
        var latest = since.plus(window.multipliedBy(MOST_WINDOWS));
        var wished = now.plus(window);
        return new PendingReply(reply, talk, request.with(order), since, wished.isBefore(latest) ? wished : latest);
    }
}
