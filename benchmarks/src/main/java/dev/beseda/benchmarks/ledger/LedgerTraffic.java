package dev.beseda.benchmarks.ledger;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.local.kafka.KafkaAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Orders over `billing.commands` and hears the answers on `billing.events`, in the place of another service.
final class LedgerTraffic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final OrderTally tally = new OrderTally();
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Thread listener;
    private volatile Consumer<Answer> good = _ -> {};

    LedgerTraffic(KafkaAddress kafka) {
        this.producer = new KafkaProducer<>(
                kafka.settingsWith(Map.of("linger.ms", 0, "acks", "all")),
                new StringSerializer(),
                new StringSerializer());
        this.consumer = new KafkaConsumer<>(
                kafka.settingsWith(Map.of("fetch.min.bytes", 1)), new StringDeserializer(), new StringDeserializer());
        toTheEnd();
        this.listener = Thread.ofPlatform().name("events").start(this::listen);
    }

    private void toTheEnd() {
        var partitions = consumer.partitionsFor(Topics.BILLING_EVENTS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    OrderTally tally() {
        return tally;
    }

    /// Who hears from now on of each order that was done, on the thread that listens.
    void onDone(Consumer<Answer> hearer) {
        good = hearer;
    }

    /// @param due the moment from which its time is counted
    void order(BillingCommand command, long due) {
        tally.ordered(Orders.number(command.id()), due);
        var unused = producer.send(
                new ProducerRecord<>(Topics.BILLING_COMMANDS, command.wallet().key(), Orders.json(command)));
    }

    /// Until all orders are answered, or none has been for some time.
    void await() {
        int before = Integer.MAX_VALUE;
        long since = System.nanoTime();
        while (before > 0 && System.nanoTime() - since < PATIENCE.toNanos()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            int open = tally.open();
            since = open < before ? System.nanoTime() : since;
            before = open;
        }
    }

    static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void listen() {
        try {
            while (true) {
                var polled = consumer.poll(POLL);
                long now = System.nanoTime();
                polled.forEach(event -> hear(Answer.read(event.value(), now)));
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    private void hear(Answer answer) {
        if (tally.heard(answer)) {
            good.accept(answer);
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
