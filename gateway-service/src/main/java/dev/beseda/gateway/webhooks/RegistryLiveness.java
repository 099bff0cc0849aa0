package dev.beseda.gateway.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// A gateway that can't hear of bots any more must be started anew: it would know fewer and fewer of them.
@Liveness
@ApplicationScoped
class RegistryLiveness implements HealthCheck {
    private final RegistryReader reader;

    RegistryLiveness(RegistryReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("bots.registry reader")
                .status(reader.isAlive())
                .build();
    }
}
