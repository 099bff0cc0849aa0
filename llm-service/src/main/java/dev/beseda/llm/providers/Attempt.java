package dev.beseda.llm.providers;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Tokens;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;

/// One call of one provider, from the queue to its end.
final class Attempt {
    private final Calls calls;
    private final Endpoint endpoint;
    private final Prompt prompt;
    private final MultiEmitter<? super ModelEvent> listener;
    private final Gate gate;
    private final Held call = new Held();
    private final StringBuilder written = new StringBuilder();
    private Cancellable place = () -> {};
    private long askedAt;
    private long firstWordAt;
    private long tokens = -1;

    Attempt(Calls calls, Endpoint endpoint, Prompt prompt, MultiEmitter<? super ModelEvent> listener) {
        this.calls = calls;
        this.endpoint = endpoint;
        this.prompt = prompt;
        this.listener = listener;
        this.gate = calls.gate(endpoint);
    }

    void begin() {
        var refusal = gate.refusal(calls.now());
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        var ticket = gate.ticket(this::ask);
        place = ticket::leave;
        listener.onTermination(this::leave);
        ticket.enter();
    }

    private void leave() {
        call.cancel();
        place.cancel();
    }

    private void ask() {
        var refusal = gate.refusalOfOneWhoAsks(calls.now());
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        askedAt = System.nanoTime();
        listener.emit(new ModelEvent.Began(endpoint));
        call.hold(calls.ask(endpoint, prompt).subscribe().with(this::heard, this::broken));
    }

    private void refuse(Failure refusal) {
        listener.emit(new ModelEvent.Failed(refusal));
        listener.complete();
    }

    private void heard(ModelEvent event) {
        switch (event) {
            case ModelEvent.Began _ -> {}
            case ModelEvent.Delta delta -> grow(delta);
            case ModelEvent.Usage usage -> {
                tokens = usage.output();
                listener.emit(usage);
            }
            case ModelEvent.Done done -> {
                gate.succeeded();
                end(done, "done");
            }
            case ModelEvent.Failed failed -> {
                gate.failed(failed.failure(), calls.now());
                calls.metrics().failed(endpoint, failed.failure());
                end(failed, CallMetrics.name(failed.failure().kind()));
            }
        }
    }

    private void grow(ModelEvent.Delta delta) {
        if (written.isEmpty()) {
            gate.succeeded();
            firstWordAt = System.nanoTime();
            calls.metrics().firstToken(endpoint, Duration.ofNanos(firstWordAt - askedAt));
        }
        written.append(delta.text());
        listener.emit(delta);
    }

    /// Somebody has to pay for what was written, also when the provider did not count it.
    private void end(ModelEvent last, String outcome) {
        long now = System.nanoTime();
        if (tokens < 0 && !(last instanceof ModelEvent.Failed && written.isEmpty())) {
            tokens = Tokens.of(written.toString());
            listener.emit(new ModelEvent.Usage(Tokens.of(prompt), tokens, true));
        }
        calls.metrics().ended(endpoint, outcome, Duration.ofNanos(now - askedAt));
        if (!written.isEmpty()) {
            calls.metrics().speed(endpoint, tokens, Duration.ofNanos(now - firstWordAt));
        }
        place.cancel();
        listener.emit(last);
        listener.complete();
    }

    /// A fault of our own: the caller hears of it all the same.
    private void broken(Throwable fault) {
        heard(new ModelEvent.Failed(new Failure(
                Failure.Kind.CUT, "The call failed: " + fault.getClass().getSimpleName())));
    }
}
