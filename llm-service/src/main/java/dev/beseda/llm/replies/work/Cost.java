package dev.beseda.llm.replies.work;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;

/// What a reply has cost.
sealed interface Cost {
    /// No model was to be asked.
    record None() implements Cost {}

    /// Something may have been put aside, and nothing was used.
    record Unused() implements Cost {}

    /// The same had been written before.
    record Cached(Endpoint endpoint) implements Cost {}

    record Used(Endpoint endpoint, ModelEvent.Usage usage) implements Cost {}
}
