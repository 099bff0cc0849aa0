package dev.beseda.llm.providers;

import dev.beseda.kit.SerialCancellable;
import dev.beseda.kit.http.guards.CallGuard;
import dev.beseda.kit.http.rules.CircuitBreaker;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Tokens;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Consumer;

/// One call of one provider, from the queue to its end.
final class Attempt implements Cancellable {
    private final ProviderCalls calls;
    private final Endpoint endpoint;
    private final Prompt prompt;
    private final Consumer<ModelEvent> listener;
    private final CallGuard<Failure> guard;
    private final SerialCancellable place = new SerialCancellable();
    private final SerialCancellable call = new SerialCancellable();
    private final StringBuilder written = new StringBuilder();
    private long askedAt;
    private long firstWordAt;
    private long tokens = -1;

    Attempt(ProviderCalls calls, Endpoint endpoint, Prompt prompt, Consumer<ModelEvent> listener) {
        this.calls = calls;
        this.endpoint = endpoint;
        this.prompt = prompt;
        this.listener = listener;
        this.guard = calls.guard(endpoint);
    }

    void begin() {
        guard.refusal().ifPresentOrElse(this::refuse, this::queueUp);
    }

    private void queueUp() {
        var ticket = guard.bulkhead().ticket(this::ask);
        place.hold(ticket::leave);
        ticket.enter();
    }

    @Override
    public void cancel() {
        call.cancel();
        place.cancel();
    }

    private void ask() {
        var refusal = guard.refusalOfCaller();
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        askedAt = System.nanoTime();
        listener.accept(new ModelEvent.Began(endpoint));
        call.begin(() -> calls.ask(endpoint, prompt).subscribe().with(this::heard, this::broken));
    }

    private void refuse(CircuitBreaker.Refusal<Failure> refusal) {
        place.cancel();
        listener.accept(new ModelEvent.Failed(refusal.cause().askedAgainAfter(refusal.left())));
    }

    private void heard(ModelEvent event) {
        switch (event) {
            case ModelEvent.Began _ -> {}
            case ModelEvent.Delta delta -> grow(delta);
            case ModelEvent.Usage usage -> {
                tokens = usage.output();
                listener.accept(usage);
            }
            case ModelEvent.Done done -> {
                guard.succeeded();
                end(done, "done");
            }
            case ModelEvent.Failed failed -> {
                guard.failed(failed.failure());
                calls.metrics().failed(endpoint, failed.failure());
                end(failed, WireName.of(failed.failure().kind()));
            }
        }
    }

    private void grow(ModelEvent.Delta delta) {
        if (written.isEmpty()) {
            guard.succeeded();
            firstWordAt = System.nanoTime();
            calls.metrics().firstToken(endpoint, Duration.ofNanos(firstWordAt - askedAt));
        }
        written.append(delta.text());
        listener.accept(delta);
    }

    /// Somebody has to pay for what was written, also when the provider did not count it.
    private void end(ModelEvent last, String outcome) {
        long now = System.nanoTime();
        if (tokens < 0 && !(last instanceof ModelEvent.Failed && written.isEmpty())) {
            tokens = Tokens.of(written.toString());
            listener.accept(new ModelEvent.Usage(Tokens.of(prompt), tokens, true));
        }
        calls.metrics().ended(endpoint, outcome, Duration.ofNanos(now - askedAt));
        if (!written.isEmpty()) {
            calls.metrics().speed(endpoint, tokens, Duration.ofNanos(now - firstWordAt));
        }
        place.cancel();
        listener.accept(last);
    }

    /// A fault of our own: the caller hears of it all the same.
    private void broken(Throwable fault) {
        heard(new ModelEvent.Failed(new Failure(
                Failure.Kind.CUT, "The call failed: " + fault.getClass().getSimpleName())));
    }
}
