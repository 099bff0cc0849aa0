package dev.beseda.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a topic from its beginning, for tests that ask what a service told the platform.
public final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> found = new ArrayList<>();

    private TopicReader(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    public static TopicReader of(String bootstrapServers, String topic) {
        return of(Map.of("bootstrap.servers", bootstrapServers), topic);
    }

    /// @param kafka where it is and how one comes in
    public static TopicReader of(Map<String, Object> kafka, String topic) {
        var settings = new HashMap<>(kafka);
        settings.put("group.id", "test-" + UUID.randomUUID());
        settings.put("auto.offset.reset", "earliest");
        settings.put("metadata.max.age.ms", "500");
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topic));
        return new TopicReader(consumer);
    }

    /// Everything read so far, as soon as it satisfies `enough`; after a minute, whatever there is.
    public List<ConsumerRecord<String, String>> readUntil(Predicate<List<ConsumerRecord<String, String>>> enough) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(found) && System.nanoTime() < end) {
            consumer.poll(POLL).forEach(found::add);
        }
        return List.copyOf(found);
    }

    /// Everything up to the record with this value.
    public List<ConsumerRecord<String, String>> readUntilValue(String value) {
        return readUntil(records -> records.stream().anyMatch(record -> value.equals(record.value())));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
