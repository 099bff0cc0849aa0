package dev.beseda.kit.kafka;

import dev.beseda.contracts.Topics;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/// Makes the topics that Kafka does not have: when it is new, and when it has lost its disk while we run.
@ApplicationScoped
public class TopicKeeper {
    private final KafkaAdmin kafka;

    TopicKeeper(KafkaAdmin kafka) {
        this.kafka = kafka;
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> keep() {
        // That Kafka is away is said by those who need it.
        return kafka.topics()
                .map(TopicKeeper::missing)
                .onFailure()
                .recoverWithItem(List.of())
                .chain(this::make);
    }

    static List<Topics.Topic> missing(Set<String> present) {
        return Topics.all().stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
    }

    private Uni<Void> make(List<Topics.Topic> missing) {
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var names = missing.stream().map(Topics.Topic::name).toList();
        return kafka.make(missing)
                .invoke(() -> Log.warnf("Kafka did not have these topics, they were made: %s", names))
                .onFailure()
                .invoke(failure -> Log.warnf("Kafka lacks the topics %s, and they can't be made: %s", names, failure))
                .onFailure()
                .recoverWithNull();
    }
}
