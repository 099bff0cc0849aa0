package dev.beseda.llm.providers;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import io.smallrye.mutiny.Multi;
import java.util.List;

/// Where the words come from: the first of the chain that can write.
public interface TextGenerator {
    /// Never fails: a failure is the last event. Who cancels the stream cancels the call.
    Multi<ModelEvent> write(List<Endpoint> chain, Prompt prompt);
}
