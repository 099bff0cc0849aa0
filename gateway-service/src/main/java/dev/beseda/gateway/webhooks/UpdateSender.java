package dev.beseda.gateway.webhooks;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.UpdateKey;
import dev.beseda.kit.messaging.undeliverable.KafkaFaults;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Takes updates to Kafka, a bounded number at a time. While the broker is away they are refused at once: Telegram
/// waits for the answer, and comes again.
@ApplicationScoped
class UpdateSender {
    private static final String RECEIVED_AT = "received-at";
    private static final Duration CLOSING_TIME = Duration.ofSeconds(5);

    /// What a message of Kafka has beside the update.
    private static final int FRAME = 64 * 1024;

    /// The broker's word must come soon, if only to say no. One request at a time: what comes meanwhile goes together
    /// with the next one.
    private static final Map<String, Object> IMPATIENT = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 1000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3000);

    private final Clock clock;
    private final Semaphore places;
    private final BrokerWatch broker;
    private final KafkaProducer<String, String> kafka;

    /// The client waits for the broker's word on where partitions are: not on the thread that serves the route.
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("updates-to-kafka").factory());

    UpdateSender(@Identifier("default-kafka-broker") Map<String, Object> kafka, Clock clock, WebhookConfig config) {
        this.clock = clock;
        this.places = new Semaphore(config.mostInFlight());
        this.broker = new BrokerWatch(clock);
        this.kafka = new KafkaProducer<>(settings(kafka, config), new StringSerializer(), new StringSerializer());
    }

    /// Done when the broker has the update; fails with [Busy] at once when too many are on their way already, or when
    /// the broker is known away, and with [Refused] when the broker will never take this one.
    Uni<Void> send(UpdateKey key, String update) {
        var pass = broker.admit();
        if (pass == BrokerWatch.Pass.NONE || !places.tryAcquire()) {
            return Uni.createFrom().failure(new Busy());
        }
        var message = message(key, update);
        return Uni.createFrom()
                .<Void>emitter(result -> thread.execute(() -> send(message, pass, result)))
                .onTermination()
                .invoke(places::release);
    }

    /// What stood in line when the broker turned out to be away need not find that out once more.
    private void send(ProducerRecord<String, String> message, BrokerWatch.Pass pass, UniEmitter<? super Void> result) {
        if (broker.turnsAway(pass)) {
            result.fail(new Busy());
            return;
        }
        try {
            kafka.send(message, (_, failure) -> sent(failure, result));
        } catch (KafkaException unsent) {
            sent(unsent, result);
        }
    }

    private void sent(@Nullable Exception failure, UniEmitter<? super Void> result) {
        if (failure == null) {
            broker.took();
            result.complete(null);
        } else if (KafkaFaults.isOfTheMessage(failure)) {
            result.fail(new Refused(failure));
        } else {
            broker.failed(failure);
            result.fail(new Busy());
        }
    }

    private ProducerRecord<String, String> message(UpdateKey key, String update) {
        var message = new ProducerRecord<>(Topics.TELEGRAM_UPDATES, key.toString(), update);
        message.headers().add(RECEIVED_AT, Long.toString(clock.millis()).getBytes(StandardCharsets.US_ASCII));
        return message;
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, WebhookConfig config) {
        var settings = new HashMap<>(kafka);
        settings.keySet().removeIf(name -> !ProducerConfig.configNames().contains(name));
        settings.putAll(IMPATIENT);
        settings.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.toIntExact(config.largestUpdate().asLongValue()) + FRAME);
        return settings;
    }

    @PreDestroy
    void close() {
        thread.shutdown();
        kafka.close(CLOSING_TIME);
    }

    /// The broker will never take the update; it takes others.
    static final class Refused extends RuntimeException {
        Refused(Exception why) {
            super(why.toString(), why, false, false);
        }
    }

    /// The update can't be taken just now.
    static final class Busy extends RuntimeException {
        Busy() {
            super("The update can't be taken just now", null, false, false);
        }
    }
}
