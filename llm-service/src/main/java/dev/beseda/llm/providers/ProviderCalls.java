package dev.beseda.llm.providers;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.http.guards.CallGuard;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.wire.ProviderClients;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/// Calls one provider once: through its guard, and counted.
@ApplicationScoped
class ProviderCalls {
    private final ProviderGuards guards;
    private final ProviderClients providerClients;
    private final LlamaSlots slots;
    private final CallsConfig config;
    private final CallMetrics metrics;

    ProviderCalls(
            ProviderGuards guards,
            ProviderClients providerClients,
            LlamaSlots slots,
            CallsConfig config,
            CallMetrics metrics) {
        this.guards = guards;
        this.providerClients = providerClients;
        this.slots = slots;
        this.config = config;
        this.metrics = metrics;
    }

    /// The last event that is told is a terminal one. Whoever cancels leaves the queue, or ends the call.
    Cancellable begin(Endpoint endpoint, Prompt prompt, Consumer<ModelEvent> listener) {
        if (endpoint.kind() == Kind.DEMO) {
            return DemoProvider.write(endpoint, prompt).subscribe().with(listener);
        }
        slots.learn(endpoint);
        var attempt = new Attempt(this, endpoint, prompt, listener);
        attempt.begin();
        return attempt;
    }

    /// The call itself, whoever else there is.
    Multi<ModelEvent> ask(Endpoint endpoint, Prompt prompt) {
        return providerClients.write(endpoint, prompt, config.patience(endpoint));
    }

    CallGuard<Failure> guard(Endpoint endpoint) {
        return guards.of(endpoint);
    }

    CallMetrics metrics() {
        return metrics;
    }
}
