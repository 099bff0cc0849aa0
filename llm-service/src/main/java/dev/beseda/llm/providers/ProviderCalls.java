package dev.beseda.llm.providers;

import dev.beseda.kit.http.guards.CallGuard;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.wire.ProviderClients;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;

/// What a call of one provider needs: the way to it, its guard, and who counts.
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

    /// The call itself, whoever else there is.
    Multi<ModelEvent> ask(Endpoint endpoint, Prompt prompt) {
        return providerClients.write(endpoint, prompt, config.timeoutsFor(endpoint));
    }

    /// Has it learn meanwhile how many places the server has.
    CallGuard<Failure> guard(Endpoint endpoint) {
        slots.learn(endpoint);
        return guards.of(endpoint);
    }

    CallMetrics metrics() {
        return metrics;
    }
}
