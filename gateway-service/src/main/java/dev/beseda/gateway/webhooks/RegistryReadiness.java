package dev.beseda.gateway.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// A gateway that has just started is ready when it knows every bot. Where Kafka can't tell it, it is ready, too: the
/// API needs no Kafka.
@Readiness
@ApplicationScoped
class RegistryReadiness implements HealthCheck {
    private final Webhooks webhooks;
    private final RegistryReader reader;

    RegistryReadiness(Webhooks webhooks, RegistryReader reader) {
        this.webhooks = webhooks;
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("bots.registry")
                .status(webhooks.isComplete() || reader.isHeldUp())
                .withData("complete", webhooks.isComplete())
                .build();
    }
}
