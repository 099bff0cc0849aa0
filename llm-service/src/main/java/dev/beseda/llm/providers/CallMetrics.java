package dev.beseda.llm.providers;

import dev.beseda.kit.text.Cut;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Counts calls of models, by kind of provider and by model. Owners name models as they like, so only the first many
/// are counted for themselves.
@ApplicationScoped
class CallMetrics {
    private static final int MOST_MODELS = 50;
    private static final int LONGEST_NAME = 60;
    private static final double NANOS = 1e9;
    private static final Duration[] STEPS = {
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(120)
    };

    private final MeterRegistry metrics;
    private final Set<String> models = ConcurrentHashMap.newKeySet();

    CallMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /// Shows who waits, and who is left alone for a while.
    void watch(ProviderGuards guards) {
        metrics.gauge("beseda.llm.breakers.open", guards, ProviderGuards::open);
        metrics.gauge("beseda.llm.calls.waiting", guards, ProviderGuards::waiting);
    }

    void firstToken(Endpoint endpoint, Duration time) {
        timer("beseda.llm.first.token", "From the request to the first word", tags(endpoint))
                .record(time);
    }

    /// @param outcome `done` or the kind of the failure
    void ended(Endpoint endpoint, String outcome, Duration time) {
        timer("beseda.llm.call", "From the request to the end", tags(endpoint).and("outcome", outcome))
                .record(time);
    }

    void speed(Endpoint endpoint, long tokens, Duration writing) {
        if (tokens > 0 && writing.isPositive()) {
            DistributionSummary.builder("beseda.llm.tokens.per.second")
                    .description("Of a reply, from its first word to its end")
                    .tags(tags(endpoint))
                    .register(metrics)
                    .record(tokens * NANOS / writing.toNanos());
        }
    }

    void failed(Endpoint endpoint, Failure failure) {
        metrics.counter("beseda.llm.failures", tags(endpoint).and("kind", WireName.of(failure.kind())))
                .increment();
    }

    void fallback(Endpoint from, Endpoint to) {
        metrics.counter("beseda.llm.fallbacks", "from", WireName.of(from.kind()), "to", WireName.of(to.kind()))
                .increment();
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(STEPS)
                .register(metrics);
    }

    private Tags tags(Endpoint endpoint) {
        return Tags.of("provider", WireName.of(endpoint.kind()), "model", model(endpoint.model()));
    }

    private String model(String name) {
        var cut = Cut.to(LONGEST_NAME, name);
        if (models.contains(cut) || models.size() < MOST_MODELS && models.add(cut)) {
            return cut;
        }
        return "other";
    }
}
