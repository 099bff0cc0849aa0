package dev.beseda.llm.replies.work;

import dev.beseda.llm.memory.Remembered.Sent;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.usage.Spent;

/// What a reply has cost.
sealed interface Cost {
    /// No model was to be asked.
    record None() implements Cost {}

    /// Something may have been put aside, and nothing was used.
    record Unused() implements Cost {}

    /// @param writer none but the cache, if the same had been written before
    record Used(Endpoint endpoint, ModelEvent.Usage usage, Spent.Writer writer, Sent sent) implements Cost {}
}
