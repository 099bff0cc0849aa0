package dev.beseda.kit.messaging.outbox;

import org.jspecify.annotations.Nullable;

/// A message that has been decided on: it goes to Kafka once the transaction it was decided in is committed.
///
/// @param key what its order matters for
/// @param value is written as JSON; none means that what the key names is gone (compacted topics)
public record OutgoingMessage(
        String topic, String key, @Nullable Object value) {}
