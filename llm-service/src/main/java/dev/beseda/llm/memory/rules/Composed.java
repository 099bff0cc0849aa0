package dev.beseda.llm.memory.rules;

import dev.beseda.llm.providers.rules.Prompt;
import java.util.List;

/// A prompt, and what it is made of.
///
/// @param tokens of all parts, estimated
/// @param crowded whether the talk has grown so long that its older turns should be summed up
public record Composed(Prompt prompt, List<Part> parts, int tokens, boolean crowded) {
    public Composed {
        parts = List.copyOf(parts);
    }
}
