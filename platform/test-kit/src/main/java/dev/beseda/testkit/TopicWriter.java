package dev.beseda.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Puts messages on a topic, for tests that tell a service something. One producer serves all tests: to open one costs
/// more than to send a message.
public final class TopicWriter {
    private static final Map<String, KafkaProducer<String, String>> PRODUCERS = new ConcurrentHashMap<>();

    private TopicWriter() {}

    /// Returns when the broker has it. Kafka knows messages without a key, and without a value: a tombstone.
    public static void write(String bootstrapServers, String topic, @Nullable String key, @Nullable String value) {
        try {
            var unused = PRODUCERS
                    .computeIfAbsent(bootstrapServers, TopicWriter::producer)
                    .send(new ProducerRecord<>(topic, key, value))
                    .get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
                new StringSerializer(),
                new StringSerializer());
    }
}
