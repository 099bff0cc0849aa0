package dev.beseda.kit.telemetry;

import static java.util.stream.Collectors.toMap;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// A service is ready while Kafka answers and has the topics the service needs.
@Readiness
@ApplicationScoped
public class KafkaReadiness implements AsyncHealthCheck {
    private static final String NAME = "Kafka";
    private static final ListTopicsOptions PATIENCE = new ListTopicsOptions().timeoutMs(2_000);

    private final Admin admin;
    private final Set<String> needed;

    KafkaReadiness(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicsConfig topics) {
        this.admin = Admin.create(settingsOfAdmin(kafka));
        this.needed = topics.needed().orElse(Set.of());
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> admin.listTopics(PATIENCE).names().toCompletionStage())
                .map(present -> verdict(needed, present))
                .onFailure()
                .recoverWithItem(KafkaReadiness::silent);
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    static HealthCheckResponse verdict(Set<String> needed, Set<String> present) {
        var missing = new TreeSet<>(needed);
        missing.removeAll(present);
        return missing.isEmpty()
                ? HealthCheckResponse.up(NAME)
                : down("These topics are missing: " + String.join(", ", missing));
    }

    private static HealthCheckResponse silent(Throwable failure) {
        return down("Kafka does not answer: " + failure);
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }

    private static Map<String, Object> settingsOfAdmin(Map<String, Object> kafka) {
        return kafka.entrySet().stream()
                .filter(setting -> AdminClientConfig.configNames().contains(setting.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
