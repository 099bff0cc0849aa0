package dev.beseda.gateway.webhooks;

import dev.beseda.contracts.Topics;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Follows the topic `bots.registry` from its beginning, in every replica for itself:
/// without a group, on a thread of its own.
@ApplicationScoped
class RegistryReader {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PAUSE_MILLIS = 500;

    private final Webhooks webhooks;
    private final Map<String, Object> settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Runnable interrupt = () -> {};
    private final Thread thread =
            Thread.ofPlatform().daemon().name("bots-registry").unstarted(this::followForEver);
    private volatile boolean heldUp;
    private volatile boolean outdated;

    RegistryReader(Webhooks webhooks, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.webhooks = webhooks;
        this.settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.keySet().removeIf(name -> !ConsumerConfig.configNames().contains(name));
    }

    void start(@Observes StartupEvent begun) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent ended) {
        stopped.countDown();
        interrupt.run();
    }

    /// Whether Kafka can't tell just now which bots there are.
    boolean isHeldUp() {
        return heldUp;
    }

    /// Begins again at the beginning of the topic.
    void readAnew() {
        outdated = true;
    }

    private void followForEver() {
        while (stopped.getCount() > 0) {
            try (var consumer = new KafkaConsumer<String, String>(settings)) {
                interrupt = consumer::wakeup;
                follow(consumer);
            } catch (WakeupException end) {
                return;
            } catch (KafkaException away) {
                heldUp = true;
                Log.warnf("The registry of bots can't be read, trying again: %s", away.getMessage());
                pause();
            } catch (RuntimeException fault) {
                Log.error("The registry of bots can't be followed, trying again", fault);
                pause();
            }
        }
    }

    /// Whether somebody hears, or tries to hear, what is told of bots.
    boolean isAlive() {
        return thread.isAlive() || stopped.getCount() == 0;
    }

    private void follow(KafkaConsumer<String, String> consumer) {
        var partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        heldUp = false;
        outdated = false;
        while (stopped.getCount() > 0 && !outdated) {
            consumer.poll(POLL).forEach(told -> webhooks.learn(told.key(), told.value()));
            if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                webhooks.completed();
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
        var found = consumer.partitionsFor(Topics.BOTS_REGISTRY).stream()
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .toList();
        if (found.isEmpty()) {
            throw new KafkaException("the topic " + Topics.BOTS_REGISTRY + " is not there yet");
        }
        return found;
    }

    private void pause() {
        try {
            stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
