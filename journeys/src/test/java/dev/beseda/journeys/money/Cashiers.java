package dev.beseda.journeys.money;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.journeys.platform.TestPlatform;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Other services that order from the ledger over Kafka, and hear what it answers.
final class Cashiers implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Map<UUID, BillingCommand> ordered = new ConcurrentHashMap<>();
    private final Map<UUID, Set<BillingEvent>> answers = new ConcurrentHashMap<>();
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Thread listener;

    Cashiers(Map<String, Object> kafka) {
        this.producer = new KafkaProducer<>(
                with(kafka, Map.of("acks", "all", "delivery.timeout.ms", 120_000, "max.block.ms", 120_000)),
                new StringSerializer(),
                new StringSerializer());
        this.consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer());
        var partitions = consumer.partitionsFor(Topics.BILLING_EVENTS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.listener = Thread.ofPlatform().name("answers").start(this::listen);
    }

    private static Map<String, Object> with(Map<String, Object> settings, Map<String, Object> more) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }

    void order(BillingCommand command) {
        ordered.put(command.id(), command);
        try {
            var json = JSON.writerFor(BillingCommand.class).writeValueAsString(command);
            var unused = producer.send(new ProducerRecord<>(
                    Topics.BILLING_COMMANDS, command.wallet().key(), json));
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    Map<UUID, BillingCommand> ordered() {
        return ordered;
    }

    /// All that was answered to each order; the same answer told twice is one.
    Map<UUID, Set<BillingEvent>> answers() {
        return answers;
    }

    void awaitAnswers() {
        await("an answer to each order")
                .atMost(TestPlatform.PATIENCE)
                .until(() -> answers.keySet().containsAll(ordered.keySet()));
    }

    private void listen() {
        try {
            while (true) {
                consumer.poll(POLL).forEach(message -> hear(message.value()));
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    private void hear(String value) {
        try {
            var event = JSON.readValue(value, BillingEvent.class);
            answers.computeIfAbsent(event.command(), id -> ConcurrentHashMap.newKeySet())
                    .add(event);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            listener.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
