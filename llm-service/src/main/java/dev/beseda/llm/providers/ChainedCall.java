package dev.beseda.llm.providers;

import dev.beseda.kit.SerialCancellable;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Retries;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One reply on its way down a chain: who is asked now, and what was heard so far.
final class ChainedCall {
    private final Models models;
    private final List<Endpoint> chain;
    private final Prompt prompt;
    private final MultiEmitter<? super ModelEvent> listener;
    private final List<Failure> failures = new ArrayList<>();
    private final SerialCancellable underWay = new SerialCancellable();
    private final long began = System.nanoTime();
    private int at;
    private int attempts;
    private boolean begun;
    private boolean shown;

    ChainedCall(Models models, List<Endpoint> chain, Prompt prompt, MultiEmitter<? super ModelEvent> listener) {
        this.models = models;
        this.chain = List.copyOf(chain);
        this.prompt = prompt;
        this.listener = listener;
    }

    void begin() {
        listener.onTermination(underWay::cancel);
        turnTo(0);
    }

    private void turnTo(int next) {
        at = next;
        attempts = 0;
        begun = false;
        ask();
    }

    private void ask() {
        attempts++;
        underWay.begin(() -> models.calls().begin(chain.get(at), prompt, this::heard));
    }

    private void heard(ModelEvent event) {
        switch (event) {
            case ModelEvent.Began first -> tellOnce(first);
            case ModelEvent.Delta delta -> {
                shown = true;
                listener.emit(delta);
            }
            case ModelEvent.Usage usage -> listener.emit(usage);
            case ModelEvent.Done done -> end(done);
            case ModelEvent.Failed failed -> follow(failed.failure());
        }
    }

    /// Who is tried again has begun already.
    private void tellOnce(ModelEvent.Began first) {
        if (!begun) {
            begun = true;
            listener.emit(first);
        }
    }

    private void follow(Failure failure) {
        failures.add(failure);
        switch (Retries.after(failure, progress(), models.retries())) {
            case Retries.Step.Again again -> underWay.begin(() -> models.after(again.pause(), this::ask));
            case Retries.Step.Next _ -> {
                models.calls().metrics().fallback(chain.get(at), chain.get(at + 1));
                turnTo(at + 1);
            }
            case Retries.Step.GiveUp _ -> end(new ModelEvent.Failed(Retries.summary(failures, shown)));
        }
    }

    private Retries.Progress progress() {
        return new Retries.Progress(
                attempts, at + 1 < chain.size(), shown, Duration.ofNanos(System.nanoTime() - began));
    }

    private void end(ModelEvent last) {
        listener.emit(last);
        listener.complete();
    }
}
