package dev.beseda.llm.providers;

import dev.beseda.llm.providers.rules.DemoReply;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Tokens;
import io.smallrye.mutiny.Multi;
import java.util.stream.Stream;

/// Answers without a model, always the same to the same, and says that it does.
final class DemoProvider {
    private DemoProvider() {}

    static Multi<ModelEvent> write(Prompt prompt) {
        var reply = DemoReply.to(prompt);
        var usage = new ModelEvent.Usage(Tokens.of(prompt), Tokens.of(reply), true);
        var ending = Stream.of(usage, new ModelEvent.Done(ModelEvent.Finish.STOP));
        return Multi.createFrom()
                .items(() -> Stream.concat(DemoReply.deltas(reply).stream().map(ModelEvent.Delta::new), ending));
    }
}
