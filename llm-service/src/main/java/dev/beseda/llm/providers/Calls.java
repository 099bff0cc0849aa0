package dev.beseda.llm.providers;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.wire.Wires;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/// Calls one provider once: through its gate, counted, and remembered by its breaker.
@ApplicationScoped
class Calls {
    private final Gates gates;
    private final Wires wires;
    private final LlamaSlots slots;
    private final OpenStreams streams;
    private final CallsConfig config;
    private final CallMetrics metrics;
    private final Clock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // all that a call needs meets here
    Calls(
            Gates gates,
            Wires wires,
            LlamaSlots slots,
            OpenStreams streams,
            CallsConfig config,
            CallMetrics metrics,
            Clock clock) {
        this.gates = gates;
        this.wires = wires;
        this.slots = slots;
        this.streams = streams;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Ends with exactly one terminal event, and never fails. Whoever cancels leaves the queue, or ends the call.
    Multi<ModelEvent> once(Endpoint endpoint, Prompt prompt) {
        if (endpoint.kind() == Kind.DEMO) {
            return DemoProvider.write(endpoint, prompt);
        }
        slots.learn(endpoint);
        return Multi.createFrom().emitter(listener -> new Attempt(this, endpoint, prompt, listener).begin());
    }

    /// The call itself, whoever else there is.
    Multi<ModelEvent> ask(Endpoint endpoint, Prompt prompt) {
        return streams.whileRunning(wires.write(endpoint, prompt, config.patience(endpoint)));
    }

    Gate gate(Endpoint endpoint) {
        return gates.of(endpoint);
    }

    CallMetrics metrics() {
        return metrics;
    }

    Instant now() {
        return clock.instant();
    }
}
