package dev.beseda.kit.messaging.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A message as it lies in the outbox.
///
/// @param attempts how often the broker did not take it
/// @param wasHeld whether its key waited for it
record OutboxRow(
        long id, int shard, Address address, @Nullable String payload, int attempts, boolean wasHeld) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 4;

    /// Messages of one address keep their order.
    record Address(String topic, String key) {}

    /// How long its key waits when the broker did not take it once more: 0.5, 1, 2, 4 seconds.
    Duration backOff() {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempts + 1, MOST_DOUBLINGS));
    }
}
