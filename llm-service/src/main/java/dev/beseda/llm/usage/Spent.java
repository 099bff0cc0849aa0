package dev.beseda.llm.usage;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import java.util.UUID;

/// What a reply took.
public record Spent(UUID reply, Talk talk, Endpoint endpoint, ModelEvent.Usage usage, Writer writer) {
    /// Who wrote the reply.
    public enum Writer {
        FIRST_CHOICE,
        /// Another one of the chain, as the first could not.
        STAND_IN,
        /// Nobody: the same was asked before, and no token was used.
        CACHE
    }
}
