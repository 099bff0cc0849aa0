package dev.beseda.llm.providers.wire;

import dev.beseda.kit.http.rules.SseParser;
import dev.beseda.llm.providers.rules.ModelEvent;
import java.util.List;
import java.util.Optional;

/// Reads what one kind of server streams; one for each call.
interface AnswerReader {
    /// What an event says, in order; nothing, often. After [ModelEvent.Done] or [ModelEvent.Failed] nothing counts.
    List<ModelEvent> read(SseParser.Event event);

    /// Why the model stopped, as soon as it said so: a stream that ends after that is whole.
    Optional<ModelEvent.Finish> finish();
}
