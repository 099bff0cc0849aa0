package dev.beseda.llm.memory.summaries;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Who can sum up the talks of a bot.
interface Writers {
    /// Empty when there is nobody: no such bot, or none with a model.
    Uni<Optional<Writer>> find(UUID bot);

    /// @param first who is asked first
    /// @param write has the model write
    record Writer(LlmSettings settings, Endpoint first, Function<Prompt, Multi<ModelEvent>> write) {}
}
