package dev.beseda.kit.messaging.inbox;

import dev.beseda.contracts.Topics;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import java.util.Optional;

/// A message as it lies on Kafka, read as far as it can be.
///
/// @param id the same for every copy; a message that can't be read has its place on Kafka for a name
public record KafkaMessage<T>(String id, String key, String raw, Optional<T> content) {

    /// The channel for the messages of `topic`.
    public static <T> InboxChannel<KafkaMessage<T>> channel(String name, String topic) {
        return new InboxChannel<>(
                name,
                KafkaMessage::id,
                message -> new OutgoingMessage(Topics.dead(topic), message.key(), message.raw()));
    }

    /// Whoever handles a message that can't be read fails, so that it goes to the dead letters.
    public T required() {
        return content.orElseThrow(() -> new IllegalArgumentException("Not the JSON that belongs here"));
    }
}
