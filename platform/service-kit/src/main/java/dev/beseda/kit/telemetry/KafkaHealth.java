package dev.beseda.kit.telemetry;

import dev.beseda.kit.kafka.KafkaAdmin;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether Kafka answers and has the topics the service needs.
@HealthGroup(Dependencies.GROUP)
@ApplicationScoped
public class KafkaHealth implements AsyncHealthCheck {
    private static final String NAME = "Kafka";

    private final KafkaAdmin kafka;
    private final Set<String> needed;

    KafkaHealth(KafkaAdmin kafka, TopicsConfig topics) {
        this.kafka = kafka;
        this.needed = topics.needed().orElse(Set.of());
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return kafka.topics()
                .map(present -> verdict(needed, present))
                .onFailure()
                .recoverWithItem(failure -> down("Kafka does not answer: " + failure));
    }

    static HealthCheckResponse verdict(Set<String> needed, Set<String> present) {
        var missing = new TreeSet<>(needed);
        missing.removeAll(present);
        return missing.isEmpty()
                ? HealthCheckResponse.up(NAME)
                : down("These topics are missing: " + String.join(", ", missing));
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}
