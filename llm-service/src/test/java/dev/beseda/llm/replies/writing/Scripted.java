package dev.beseda.llm.replies.writing;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Sampling;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/// A model that says what the test wants, when it wants it.
public final class Scripted {
    public static final Endpoint ENDPOINT = new Endpoint(
            Kind.DEMO,
            URI.create("demo:scripted"),
            Optional.empty(),
            "scripted",
            new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of()),
            true);

    private final UnicastProcessor<ModelEvent> words = UnicastProcessor.create();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    public Multi<ModelEvent> stream() {
        return words.onSubscription()
                .invoke(() -> asked.set(true))
                .onCancellation()
                .invoke(() -> cancelled.set(true));
    }

    public Scripted begins() {
        words.onNext(new ModelEvent.Began(ENDPOINT));
        return this;
    }

    public Scripted says(String text) {
        words.onNext(new ModelEvent.Delta(text));
        return this;
    }

    public void ends(ModelEvent terminal) {
        words.onNext(terminal);
        words.onComplete();
    }

    public boolean isAsked() {
        return asked.get();
    }

    public boolean isCancelled() {
        return cancelled.get();
    }
}
