package dev.beseda.llm.memory.summaries;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Tokens;
import java.util.List;
import java.util.Optional;

/// What a model has written.
record Written(Endpoint endpoint, String text, Optional<ModelEvent.Usage> told, boolean isWhole) {
    static Written of(Endpoint first, List<ModelEvent> events) {
        var written = new Written(first, "", Optional.empty(), false);
        for (var event : events) {
            written = written.after(event);
        }
        return written;
    }

    private Written after(ModelEvent event) {
        return switch (event) {
            case ModelEvent.Began(var by) -> new Written(by, text, told, false);
            case ModelEvent.Delta(var more) -> new Written(endpoint, text + more, told, false);
            case ModelEvent.Usage usage -> new Written(endpoint, text, Optional.of(usage), isWhole);
            case ModelEvent.Done(var finish) -> new Written(endpoint, text, told, finish == ModelEvent.Finish.STOP);
            case ModelEvent.Failed failed -> new Written(endpoint, text, told, false);
        };
    }

    /// The text, if the model wrote all that it wanted to.
    Optional<String> whole() {
        return Optional.of(text).filter(written -> isWhole);
    }

    /// What the provider told, or what it must have been about: a model that wrote nothing read nothing.
    ModelEvent.Usage usage(int prompt) {
        return told.orElseGet(() -> text.isEmpty()
                ? new ModelEvent.Usage(0, 0, true)
                : new ModelEvent.Usage(prompt, Tokens.of(text), true));
    }
}
