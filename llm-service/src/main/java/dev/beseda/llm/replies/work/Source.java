package dev.beseda.llm.replies.work;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import io.smallrye.mutiny.Multi;
import java.util.List;

/// Where the words come from: the first of the chain that can write.
interface Source {
    Multi<ModelEvent> write(List<Endpoint> chain, Prompt prompt);
}
