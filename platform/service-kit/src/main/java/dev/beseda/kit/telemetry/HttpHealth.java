package dev.beseda.kit.telemetry;

import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether the service can be called: its health is told at another port, which may open a moment sooner.
@Readiness
@HealthGroup(Dependencies.GROUP)
@ApplicationScoped
class HttpHealth implements HealthCheck {
    private volatile boolean open;

    void open(@ObservesAsync HttpServerStart started) {
        open = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("HTTP").status(open).build();
    }
}
