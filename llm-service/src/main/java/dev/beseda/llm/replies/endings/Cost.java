package dev.beseda.llm.replies.endings;

import dev.beseda.llm.memory.Remembered.Sent;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.usage.Spent;
import java.util.Optional;

/// What a reply has cost.
public sealed interface Cost {
    /// The same, without what the model was given to read.
    default Cost withoutPrompt() {
        return this instanceof Used(var endpoint, var usage, var writer, var _)
                ? new Used(endpoint, usage, writer, Optional.empty())
                : this;
    }

    /// No model was to be asked.
    record None() implements Cost {}

    /// Something may have been put aside, and nothing was used.
    record Unused() implements Cost {}

    /// @param writer none but the cache, if the same had been written before
    /// @param sent what it was given to read, to be shown to owners
    record Used(Endpoint endpoint, ModelEvent.Usage usage, Spent.Writer writer, Optional<Sent> sent) implements Cost {
        public Used(Endpoint endpoint, ModelEvent.Usage usage, Spent.Writer writer, Sent sent) {
            this(endpoint, usage, writer, Optional.of(sent));
        }
    }
}
