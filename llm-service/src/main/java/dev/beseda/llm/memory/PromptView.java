package dev.beseda.llm.memory;

import dev.beseda.llm.memory.rules.Part;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A prompt as an owner sees it.
///
/// @param reply the reply it was made for
/// @param tokens of all parts, estimated
public record PromptView(
        UUID reply, UUID conversationId, String provider, String model, int tokens, Instant sentAt, List<Part> parts) {
    public PromptView {
        parts = List.copyOf(parts);
    }
}
