package dev.beseda.llm.providers;

import dev.beseda.llm.providers.rules.DemoReply;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Tokens;
import io.smallrye.mutiny.Multi;
import java.util.stream.Stream;

/// Answers without a model, always the same to the same, and says that it does.
final class DemoProvider {
    private DemoProvider() {}

    static Multi<ModelEvent> write(Endpoint endpoint, Prompt prompt) {
        var reply = DemoReply.to(prompt);
        var usage = new ModelEvent.Usage(Tokens.of(prompt), Tokens.of(reply), true);
        var deltas = DemoReply.deltas(reply).stream().<ModelEvent>map(ModelEvent.Delta::new);
        var ending = Stream.of(usage, new ModelEvent.Done(ModelEvent.Finish.STOP));
        var beginning = Stream.<ModelEvent>of(new ModelEvent.Began(endpoint));
        return Multi.createFrom()
                .items(() -> Stream.of(beginning, deltas, ending).flatMap(part -> part));
    }
}
