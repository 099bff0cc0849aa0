package dev.beseda.llm.memory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What a conversation remembers, as an owner sees it.
///
/// @param summary of the older turns; empty when there is none
/// @param turns how many are kept
/// @param tokens of these turns, estimated
public record MemoryView(
        UUID conversationId, UUID botId, String summary, long turns, long tokens, Instant talkedAt, List<Fact> facts) {
    public MemoryView {
        facts = List.copyOf(facts);
    }

    /// What is never forgotten about the person.
    public record Fact(long id, String text, Instant pinnedAt) {}
}
