package dev.beseda.gateway.webhooks;

import dev.beseda.kit.telemetry.Dependencies;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether the gateway knows every bot.
@HealthGroup(Dependencies.GROUP)
@ApplicationScoped
class RegistryHealth implements HealthCheck {
    private final Webhooks webhooks;

    RegistryHealth(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("bots.registry")
                .status(webhooks.isComplete())
                .build();
    }
}
