package dev.beseda.kit.messaging.outbox;

import dev.beseda.kit.messaging.undeliverable.KafkaFaults;
import org.jspecify.annotations.Nullable;

/// What became of a message that was handed to the broker.
sealed interface SendOutcome {
    record Acknowledged() implements SendOutcome {}

    /// The broker will never take it.
    record Refused(String reason) implements SendOutcome {}

    /// The broker may take it later.
    record Delayed(String reason) implements SendOutcome {}

    static SendOutcome of(@Nullable Exception failure) {
        if (failure == null) {
            return new Acknowledged();
        }
        return KafkaFaults.isOfTheMessage(failure) ? new Refused(failure.toString()) : new Delayed(failure.toString());
    }
}
