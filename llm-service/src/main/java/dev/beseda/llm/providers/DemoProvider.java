package dev.beseda.llm.providers;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import io.smallrye.mutiny.Multi;

/// Answers without a model, always the same to the same, and says that it does.
final class DemoProvider {
    private DemoProvider() {}

    static Multi<ModelEvent> write(Endpoint endpoint, Prompt prompt) {
        var asked = prompt.messages().getLast().text();
        return Multi.createFrom()
                .items(
                        new ModelEvent.Began(endpoint),
                        new ModelEvent.Delta("This is a demo without a language model. You wrote: " + asked),
                        new ModelEvent.Done(ModelEvent.Finish.STOP));
    }
}
