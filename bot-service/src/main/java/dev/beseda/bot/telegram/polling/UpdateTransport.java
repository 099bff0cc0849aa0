package dev.beseda.bot.telegram.polling;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.UpdateKey;
import dev.beseda.kit.messaging.undeliverable.DeadMessages;
import dev.beseda.kit.messaging.undeliverable.DeadMessages.Dead;
import dev.beseda.kit.messaging.undeliverable.KafkaFaults;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/// Takes polled updates to Kafka, in the form in which the gateway puts those that were delivered.
@ApplicationScoped
class UpdateTransport {
    private static final String RECEIVED_AT = "received-at";

    private final MutinyEmitter<String> kafka;
    private final DeadMessages dead;
    private final Clock clock;

    UpdateTransport(
            @Channel("polled-updates") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<String> kafka,
            DeadMessages dead,
            Clock clock) {
        this.kafka = kafka;
        this.dead = dead;
        this.clock = clock;
    }

    /// Done when the broker has all of them. An update leaves when the one before it in its chat has arrived; chats do
    /// not wait for each other. One that the broker will never take is kept among the dead: Telegram would bring it
    /// again and again, and nothing else.
    Uni<Void> take(UUID bot, PolledUpdates polled) {
        if (polled.updates().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var chats = polled.updates().stream()
                .collect(Collectors.groupingBy(
                        update -> new UpdateKey(bot, update.head().chat())));
        var sends = chats.entrySet().stream()
                .map(chat -> inOrder(chat.getKey(), chat.getValue()))
                .toList();
        return Uni.join().all(sends).andFailFast().replaceWithVoid();
    }

    private Uni<Void> inOrder(UpdateKey key, List<PolledUpdates.Update> updates) {
        return Multi.createFrom()
                .iterable(updates)
                .onItem()
                .transformToUniAndConcatenate(update -> send(key, update))
                .collect()
                .last();
    }

    private Uni<Void> send(UpdateKey key, PolledUpdates.Update update) {
        var receivedAt = Long.toString(clock.millis()).getBytes(StandardCharsets.US_ASCII);
        var address = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(key.toString())
                .addHeaders(new RecordHeader(RECEIVED_AT, receivedAt))
                .build();
        return kafka.sendMessage(Message.of(update.raw()).addMetadata(address))
                .onFailure(KafkaFaults::isOfTheMessage)
                .recoverWithUni(fault ->
                        dead.put(new Dead(Topics.TELEGRAM_UPDATES, key.toString(), update.raw(), fault.toString())));
    }
}
