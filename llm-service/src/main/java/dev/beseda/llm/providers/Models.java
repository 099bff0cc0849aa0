package dev.beseda.llm.providers;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Retries;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// Has models write: the first of a chain that can, before the first word is out.
@ApplicationScoped
public class Models implements TextGenerator {
    private final ProviderCalls calls;
    private final ProviderGuards guards;
    private final OpenStreams streams;
    private final Vertx vertx;
    private final Retries.Limits retries;

    Models(ProviderCalls calls, ProviderGuards guards, OpenStreams streams, CallsConfig config, Vertx vertx) {
        this.calls = calls;
        this.guards = guards;
        this.streams = streams;
        this.vertx = vertx;
        this.retries = config.retries();
    }

    void start(@Observes StartupEvent begun) {
        calls.metrics().watch(guards);
    }

    /// A reply that breaks off after its first word ends as `CUT`. A call for which there is no room waits, as
    /// the others that came before it.
    @Override
    public Multi<ModelEvent> write(List<Endpoint> chain, Prompt prompt) {
        return streams.whileRunning(
                Multi.createFrom().emitter(listener -> new ChainedCall(this, chain, prompt, listener).begin()));
    }

    /// Whether a call would begin at once. Who has many to make takes them up when there is room; a call without room
    /// is not lost, but waits.
    public boolean hasRoom(Endpoint endpoint) {
        return endpoint.kind() == Kind.DEMO || guards.of(endpoint).bulkhead().hasRoom();
    }

    /// How many replies a server on one's own machine writes at once; empty for all others.
    public OptionalInt slots(Endpoint endpoint) {
        return endpoint.isLocal()
                ? OptionalInt.of(guards.of(endpoint).bulkhead().most())
                : OptionalInt.empty();
    }

    ProviderCalls calls() {
        return calls;
    }

    Retries.Limits retries() {
        return retries;
    }

    Cancellable after(Duration pause, Runnable work) {
        long timer = vertx.setTimer(Math.max(1, pause.toMillis()), now -> work.run());
        return () -> vertx.cancelTimer(timer);
    }
}
