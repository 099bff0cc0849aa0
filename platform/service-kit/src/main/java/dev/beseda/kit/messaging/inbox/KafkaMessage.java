package dev.beseda.kit.messaging.inbox;

import java.util.Optional;

/// A message as it lies on Kafka, read as far as it can be.
///
/// @param id the same for every copy; a message that can't be read has its place on Kafka for a name
record KafkaMessage<T>(String id, String key, String raw, Optional<T> content) {
    /// Whoever handles a message that can't be read fails, so that it goes to the dead letters.
    T required() {
        return content.orElseThrow(() -> new IllegalArgumentException("Not the JSON that belongs here"));
    }
}
