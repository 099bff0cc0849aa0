package dev.beseda.llm.providers;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.concurrency.SerialCancellable;
import dev.beseda.kit.http.guards.CallGuard;
import dev.beseda.kit.http.rules.CircuitBreaker;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Retries;
import dev.beseda.llm.providers.rules.Tokens;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One reply on its way down a chain: who is asked now, from the queue to the end of the call, and what was heard so
/// far. Who is asked after another finds nothing written: text that is out is never followed by that of another one.
final class ChainedCall {
    private static final int UNCOUNTED = -1;

    private final Models models;
    private final ProviderCalls calls;
    private final List<Endpoint> chain;
    private final Prompt prompt;
    private final MultiEmitter<? super ModelEvent> listener;
    private final List<Failure> failures = new ArrayList<>();
    private final SerialCancellable underWay = new SerialCancellable();
    private final SerialCancellable place = new SerialCancellable();
    private final StringBuilder written = new StringBuilder();
    private final long began = System.nanoTime();
    private int at;
    private int attempts;
    private boolean begun;
    private CallGuard<Failure> guard;
    private Cancellable ticket = () -> {};
    private long askedAt;
    private long firstWordAt;
    private long tokens;

    ChainedCall(Models models, List<Endpoint> chain, Prompt prompt, MultiEmitter<? super ModelEvent> listener) {
        this.models = models;
        this.calls = models.calls();
        this.chain = List.copyOf(chain);
        this.guard = calls.guard(chain.getFirst());
        this.prompt = prompt;
        this.listener = listener;
    }

    /// Whoever cancels leaves the queue, or ends the call.
    void begin() {
        listener.onTermination(() -> {
            underWay.cancel();
            place.cancel();
        });
        turnTo(0);
    }

    private void turnTo(int next) {
        at = next;
        attempts = 0;
        begun = false;
        attempt();
    }

    private void attempt() {
        attempts++;
        tokens = UNCOUNTED;
        if (endpoint().kind() == Kind.DEMO) {
            underWay.begin(() -> DemoProvider.write(endpoint(), prompt)
                    .subscribe()
                    .with(listener::emit, listener::fail, listener::complete));
            return;
        }
        guard = calls.guard(endpoint());
        guard.refusal().ifPresentOrElse(this::refused, this::queueUp);
    }

    private void queueUp() {
        place.begin(() -> {
            var queued = guard.bulkhead().ticket(this::ask);
            ticket = queued::leave;
            queued.enter();
            return queued::leave;
        });
    }

    private void ask() {
        guard.refusalOfCaller().ifPresentOrElse(this::refused, this::call);
    }

    private void call() {
        askedAt = System.nanoTime();
        tellOnce(new ModelEvent.Began(endpoint()));
        underWay.begin(() -> calls.ask(endpoint(), prompt).subscribe().with(this::heard, this::broken));
    }

    private void refused(CircuitBreaker.Refusal<Failure> refusal) {
        follow(refusal.cause().askedAgainAfter(refusal.left()));
    }

    /// Who is tried again has begun already.
    private void tellOnce(ModelEvent.Began first) {
        if (!begun) {
            begun = true;
            listener.emit(first);
        }
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
                guard.succeeded();
                account("done", true);
                end(done);
            }
            case ModelEvent.Failed(var failure) -> {
                guard.failed(failure);
                calls.metrics().failed(endpoint(), failure);
                account(WireName.of(failure.kind()), isShown());
                follow(failure);
            }
        }
    }

    private void grow(ModelEvent.Delta delta) {
        if (!isShown()) {
            guard.succeeded();
            firstWordAt = System.nanoTime();
            calls.metrics().firstToken(endpoint(), Duration.ofNanos(firstWordAt - askedAt));
        }
        written.append(delta.text());
        listener.emit(delta);
    }

    private boolean isShown() {
        return !written.isEmpty();
    }

    /// Somebody has to pay for what was written, also when the provider did not count it.
    private void account(String outcome, boolean isPaid) {
        long now = System.nanoTime();
        if (tokens == UNCOUNTED && isPaid) {
            tokens = Tokens.of(written.toString());
            listener.emit(new ModelEvent.Usage(Tokens.of(prompt), tokens, true));
        }
        calls.metrics().ended(endpoint(), outcome, Duration.ofNanos(now - askedAt));
        if (isShown()) {
            calls.metrics().speed(endpoint(), tokens, Duration.ofNanos(now - firstWordAt));
        }
    }

    /// A fault of our own: the caller hears of it all the same.
    private void broken(Throwable fault) {
        heard(new ModelEvent.Failed(new Failure(
                Failure.Kind.CUT, "The call failed: " + fault.getClass().getSimpleName())));
    }

    private void follow(Failure failure) {
        ticket.cancel();
        failures.add(failure);
        switch (Retries.after(failure, progress(), models.retries())) {
            case Retries.Step.Again again -> underWay.begin(() -> models.after(again.pause(), this::attempt));
            case Retries.Step.Next _ -> {
                calls.metrics().fallback(endpoint(), chain.get(at + 1));
                turnTo(at + 1);
            }
            case Retries.Step.GiveUp _ -> end(new ModelEvent.Failed(Retries.summary(failures, isShown())));
        }
    }

    private Retries.Progress progress() {
        return new Retries.Progress(
                attempts, at + 1 < chain.size(), isShown(), Duration.ofNanos(System.nanoTime() - began));
    }

    private void end(ModelEvent last) {
        ticket.cancel();
        listener.emit(last);
        listener.complete();
    }

    private Endpoint endpoint() {
        return chain.get(at);
    }
}
