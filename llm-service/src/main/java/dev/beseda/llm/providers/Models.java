package dev.beseda.llm.providers;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Has models write: the first of a chain that can, before the first word is out.
@ApplicationScoped
public class Models {
    /// Never fails: a failure is the last event. Who cancels the stream cancels the call.
    public Multi<ModelEvent> write(List<Endpoint> chain, Prompt prompt) {
        return DemoProvider.write(chain.getFirst(), prompt);
    }
}
