package dev.beseda.gateway.webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// One topic as a test writes to it and reads from it.
final class KafkaTopic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Queue<ConsumerRecord<String, String>> read = new ArrayDeque<>();

    KafkaTopic(Map<String, Object> settings, String topic) {
        var brokers = Map.<String, Object>of("bootstrap.servers", settings.get("bootstrap.servers"));
        this.topic = topic;
        this.producer = new KafkaProducer<>(new HashMap<>(brokers), new StringSerializer(), new StringSerializer());
        this.consumer = new KafkaConsumer<>(new HashMap<>(brokers), new StringDeserializer(), new StringDeserializer());
    }

    void put(String key, String value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    void delete(String key) {
        send(new ProducerRecord<>(topic, key, null));
    }

    /// From here on `next` returns what comes.
    void seekToEnd() {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(part -> new TopicPartition(topic, part.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    ConsumerRecord<String, String> next() {
        if (read.isEmpty()) {
            consumer.poll(PATIENCE).forEach(read::add);
        }
        return read.remove();
    }

    static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.US_ASCII);
    }

    private void send(ProducerRecord<String, String> message) {
        try {
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
