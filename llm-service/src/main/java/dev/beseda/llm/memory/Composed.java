package dev.beseda.llm.memory;

import dev.beseda.llm.providers.rules.Prompt;
import java.util.List;

/// A prompt, and what it is made of.
///
/// @param tokens of all parts, estimated
public record Composed(Prompt prompt, List<Part> parts, int tokens) {
    public Composed {
        parts = List.copyOf(parts);
    }

    /// One part of a prompt, such as `system`, `facts`, `summary`, `knowledge`, `history`, `question`.
    public record Part(String name, int tokens) {}
}
