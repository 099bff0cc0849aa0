package dev.beseda.gateway.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// The gateway is ready when it knows every bot.
@Readiness
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
