package dev.beseda.gateway.webhooks;

import dev.beseda.contracts.Topics;
import dev.beseda.kit.kafka.KafkaAdmin;
import dev.beseda.kit.kafka.TopicState;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sees when the topic `bots.registry` was lost and made anew: the reader's place in it means nothing then, and
/// it reads from the beginning. What is known of the bots holds until they are announced again.
@ApplicationScoped
class RegistryWatch {
    private final KafkaAdmin kafka;
    private final RegistryReader reader;
    private volatile Optional<String> known = Optional.empty();

    RegistryWatch(KafkaAdmin kafka, RegistryReader reader) {
        this.kafka = kafka;
        this.reader = reader;
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        // While Kafka is away, or has no such topic yet, there is nothing to see.
        return kafka.look(Set.of(Topics.BOTS_REGISTRY))
                .onFailure()
                .recoverWithItem(Map.of())
                .invoke(found -> found.values().stream().map(TopicState::id).forEach(this::note))
                .replaceWithVoid();
    }

    private void note(String topic) {
        if (known.filter(before -> !before.equals(topic)).isPresent()) {
            Log.warnf("The topic %s was made anew: it is read from its beginning", Topics.BOTS_REGISTRY);
            reader.readAnew();
        }
        known = Optional.of(topic);
    }
}
