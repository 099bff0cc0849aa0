package dev.beseda.llm.memory;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.llm.memory.rules.Composed;
import dev.beseda.llm.memory.rules.Turn;
import java.util.Optional;
import java.util.UUID;

/// A reply that ended, as its talk remembers it.
///
/// @param sent what the model was given to read; absent when none was asked
public record Remembered(UUID reply, Talk talk, Turn turn, Optional<Sent> sent) {
    /// A prompt on its way to a model.
    ///
    /// @param provider who has the model, such as `mistral`
    public record Sent(Composed composed, String provider, String model) {}
}
