package dev.beseda.benchmarks.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.Topics;
import dev.beseda.local.kafka.KafkaAddress;
import dev.beseda.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Orders replies straight from the llm-service and hears what became of them, in the bot-service's place: so it is the
/// one service that is measured.
final class ReplyTraffic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final ObjectMapper json = new ObjectMapper();
    private final List<Order.Asked> bots;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Thread listener;
    private final Set<String> conversations = ConcurrentHashMap.newKeySet();
    private volatile ReplyTally tally = new ReplyTally();
    private int next;

    ReplyTraffic(KafkaAddress kafka, List<Order.Asked> bots, Simulator simulator) {
        this.bots = List.copyOf(bots);
        this.producer = new KafkaProducer<>(
                kafka.settingsWith(Map.of("linger.ms", 0, "acks", "all")),
                new StringSerializer(),
                new StringSerializer());
        this.consumer = new KafkaConsumer<>(
                kafka.settingsWith(Map.of("fetch.min.bytes", 1)), new StringDeserializer(), new StringDeserializer());
        simulator.onModelCall(call -> tally.called(call));
        toTheEnd();
        this.listener = Thread.ofPlatform().name("events").start(this::listen);
    }

    private void toTheEnd() {
        var partitions = consumer.partitionsFor(Topics.LLM_EVENTS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// What is counted from now on.
    ReplyTally begin() {
        tally = new ReplyTally();
        return tally;
    }

    /// One more reply, for the person at this place.
    void order(int place) {
        var order = new Order(next++, place);
        var bot = bots.get(place % bots.size());
        conversations.add(order.conversation().toString());
        var message = order.json(bot).toString();
        tally.ordered(order.number(), System.nanoTime());
        var unused = producer.send(
                new ProducerRecord<>(Topics.LLM_COMMANDS, order.conversation().toString(), message));
    }

    private void listen() {
        try {
            while (true) {
                var polled = consumer.poll(POLL);
                long now = System.nanoTime();
                polled.forEach(event -> hear(event.value(), now));
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    private void hear(String event, long nanoTime) {
        try {
            var read = json.readTree(event);
            boolean isWhole = read.path("ending").asText().equals("whole");
            if (isOurs(read)) {
                read.required("tickets").forEach(ticket -> tally.heard(ticket.asInt(), isWhole, nanoTime));
            }
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An event that is no JSON", broken);
        }
    }

    /// Those who write in Telegram get their replies on the same topic.
    private boolean isOurs(JsonNode event) {
        return conversations.contains(event.required("conversation").asText());
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
