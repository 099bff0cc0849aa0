package dev.beseda.kit.messaging.undeliverable;

import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/// Tells what a broker will never take from what it may take later.
public final class KafkaFaults {
    private static final Set<Class<? extends Exception>> OF_THE_MESSAGE = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidTopicException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class,
            SerializationException.class,
            UnsupportedForMessageFormatException.class);

    private KafkaFaults() {}

    /// Whether the fault lies in the message itself. Everything else may pass, if only because somebody mends it – a
    /// topic that is missing, a right that was not granted –, and waiting for that loses nothing.
    public static boolean isOfTheMessage(Throwable failure) {
        return OF_THE_MESSAGE.stream().anyMatch(fault -> fault.isInstance(failure));
    }
}
