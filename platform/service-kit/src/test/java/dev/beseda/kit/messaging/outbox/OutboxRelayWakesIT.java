package dev.beseda.kit.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.RepeatedTest;

/// Without the scheduler nobody looks at the outbox but who was notified.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@TestProfile(OutboxRelayWakesIT.NoScheduler.class)
class OutboxRelayWakesIT {
    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    public static class NoScheduler implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.scheduler.enabled", "false");
        }
    }

    @RepeatedTest(3)
    void aCommitWakesTheRelay() throws Exception {
        var topic = made("woken-" + UUID.randomUUID());

        transactions
                .in(transaction -> outbox.put(transaction, List.of(new OutgoingMessage(topic, "k", "awake"))))
                .await()
                .atMost(Duration.ofSeconds(30));

        try (var reader = TopicReader.of(kafka, topic)) {
            assertThat(reader.readUntilValue("awake")).hasSize(1);
        }
    }

    /// A message that waits for its topic is held, and nobody would come for it again.
    private String made(String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var unused = admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get();
        }
        return topic;
    }
}
