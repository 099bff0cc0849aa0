package dev.beseda.gateway.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many updates came, how each was answered and how long that took: `beseda_webhooks_seconds{outcome}`.
@ApplicationScoped
class WebhookMeters {
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry registry;

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Times the request from now to the end of its answer.
    void time(RoutingContext request) {
        var begun = Timer.start(registry);
        request.addEndHandler(ended -> begun.stop(timer(request.response().getStatusCode())));
    }

    private Timer timer(int status) {
        return timers.computeIfAbsent(status, _ -> registry.timer("beseda.webhooks", "outcome", outcome(status)));
    }

    private static String outcome(int status) {
        return switch (status) {
            case 200 -> "accepted";
            case 400 -> "malformed";
            case 401 -> "wrong-secret";
            case 404 -> "unknown-bot";
            case 405, 415 -> "wrong-request";
            case 413 -> "too-large";
            case 503 -> "unavailable";
            default -> "fault";
        };
    }
}
