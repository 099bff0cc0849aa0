package dev.beseda.local.embedded;

import dev.beseda.contracts.Topics;
import dev.beseda.local.kafka.KafkaAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes the topics of the platform on a broker; those that are there already stay as they are.
public final class KafkaTopics {
    private static final int PATIENCE_SECONDS = 30;

    private KafkaTopics() {}

    public static void ensure(String bootstrapServers, List<Topics.Topic> wanted) {
        ensure(KafkaAddress.open(bootstrapServers), wanted);
    }

    public static void ensure(KafkaAddress kafka, List<Topics.Topic> wanted) {
        try (var admin = Admin.create(settings(kafka))) {
            var present = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var missing = wanted.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(KafkaTopics::toNewTopic)
                    .toList();
            for (var made : admin.createTopics(missing).values().values()) {
                awaitTopic(made);
            }
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("Cannot make the topics on Kafka at " + kafka, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making the topics", interrupted);
        }
    }

    /// A service that misses a topic makes it too, and may have been the first.
    private static void awaitTopic(KafkaFuture<Void> made)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            var unused = made.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    private static Map<String, Object> settings(KafkaAddress kafka) {
        var settings = new HashMap<>(kafka.settings());
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1000);
        return settings;
    }

    private static NewTopic toNewTopic(Topics.Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.settings());
    }
}
