package dev.beseda.gateway.webhooks;

import dev.beseda.contracts.UpdateKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/// Takes updates to Kafka, a bounded number at a time.
@ApplicationScoped
class UpdateSender {
    private static final String RECEIVED_AT = "received-at";

    private final MutinyEmitter<String> kafka;
    private final Clock clock;
    private final Semaphore places;

    UpdateSender(
            @Channel("telegram-updates") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<String> kafka,
            Clock clock,
            WebhookConfig config) {
        this.kafka = kafka;
        this.clock = clock;
        this.places = new Semaphore(config.mostInFlight());
    }

    /// Done when the broker has the update; fails with [Busy] at once when too many are on their way already.
    Uni<Void> send(UpdateKey key, String update) {
        if (!places.tryAcquire()) {
            return Uni.createFrom().failure(new Busy());
        }
        return kafka.sendMessage(Message.of(update).addMetadata(address(key)))
                .onTermination()
                .invoke(places::release);
    }

    private OutgoingKafkaRecordMetadata<String> address(UpdateKey key) {
        var receivedAt = Long.toString(clock.millis()).getBytes(StandardCharsets.US_ASCII);
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(key.toString())
                .addHeaders(new RecordHeader(RECEIVED_AT, receivedAt))
                .build();
    }

    /// As many updates as may be are on their way to Kafka.
    static final class Busy extends RuntimeException {
        Busy() {
            super("Too many updates are on their way to Kafka", null, false, false);
        }
    }
}
