package dev.beseda.kit.messaging.outbox;

import dev.beseda.kit.messaging.outbox.SendOutcome.Delayed;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Hands messages of the outbox to the broker and tells of each what became of it.
@ApplicationScoped
class OutboxProducer {
    private static final Duration CLOSING_TIME = Duration.ofSeconds(5);
    private static final Duration ABSENCE = Duration.ofSeconds(1);
    private static final int FRAME = 64 * 1024;
    private static final int USUAL_REQUEST = 1024 * 1024;

    /// A message that was not taken stays in the outbox, so giving up soon costs nothing: [KeyQueue#LEASE] is
    /// longer than all of these together.
    private static final Map<String, Object> IMPATIENT = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 1000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5000);

    private final Map<String, Object> settings;

    /// The client waits for the broker's word on where partitions are: not on a thread that others need.
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("outbox-to-kafka").factory());

    /// Topics the broker said nothing about a moment ago, and until when it is not asked again (nanoseconds): the
    /// others must not wait for each message of such a topic.
    private final Map<String, Long> absentUntil = new HashMap<>();

    private @Nullable KafkaProducer<String, String> producer;

    OutboxProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka, OutboxConfig config) {
        this.settings = new HashMap<>(kafka);
        settings.keySet().removeIf(name -> !ProducerConfig.configNames().contains(name));
        settings.putAll(IMPATIENT);
        settings.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.max(USUAL_REQUEST, (int) config.largestMessage().asLongValue() + FRAME));
    }

    /// Tells the outcome once, from any thread.
    void send(OutboxRow row, Consumer<SendOutcome> told) {
        try {
            thread.execute(() -> sendNow(row, told));
        } catch (RejectedExecutionException closed) {
            told.accept(new Delayed("The service ends"));
        }
    }

    private void sendNow(OutboxRow row, Consumer<SendOutcome> told) {
        var topic = row.address().topic();
        if (absentUntil.getOrDefault(topic, System.nanoTime()) - System.nanoTime() > 0) {
            told.accept(new Delayed("The broker does not know the topic " + topic));
            return;
        }
        absentUntil.remove(topic);
        var record = new ProducerRecord<>(topic, row.address().key(), row.payload());
        try {
            var sent = open().send(record, (_, failure) -> told.accept(SendOutcome.of(failure)));
            if (isUnplaced(sent)) {
                absentUntil.put(topic, System.nanoTime() + ABSENCE.toNanos());
            }
        } catch (KafkaException | IllegalStateException unsent) {
            told.accept(SendOutcome.of(unsent));
        }
    }

    /// Whether the client has given up before it sent anything: it heard of no partition of the topic, or has no room.
    private static boolean isUnplaced(Future<RecordMetadata> sent) {
        return sent.isDone() && sent.state() == Future.State.FAILED && sent.exceptionNow() instanceof TimeoutException;
    }

    private KafkaProducer<String, String> open() {
        if (producer == null) {
            // Settings may name classes, and Kafka looks for them in the class loader of the thread.
            Thread.currentThread().setContextClassLoader(OutboxProducer.class.getClassLoader());
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    @PreDestroy
    void close() {
        thread.execute(() -> {
            if (producer != null) {
                producer.close(CLOSING_TIME);
            }
        });
        thread.shutdown();
    }
}
