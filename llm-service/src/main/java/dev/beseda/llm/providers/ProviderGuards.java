package dev.beseda.llm.providers;

import dev.beseda.kit.http.guards.CallGuard;
import dev.beseda.kit.http.guards.CallGuards;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// The guards of all providers.
@ApplicationScoped
class ProviderGuards {
    private final CallGuards<Failure> guards;
    private final CallsConfig config;

    ProviderGuards(CallsConfig config, Clock clock) {
        this.guards = new CallGuards<>(config.breakerLimits(), clock);
        this.config = config;
    }

    CallGuard<Failure> of(Endpoint endpoint) {
        var key = endpoint.key().map(Endpoint.ApiKey::value).orElse("");
        return guards.of(endpoint.base(), key, () -> config.mostAtOnce(endpoint));
    }

    long waiting() {
        return guards.waiting();
    }

    long open() {
        return guards.open();
    }
}
