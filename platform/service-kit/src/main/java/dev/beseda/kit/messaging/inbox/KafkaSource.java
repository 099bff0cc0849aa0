package dev.beseda.kit.messaging.inbox;

import dev.beseda.contracts.Topics;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import java.util.function.Function;
import java.util.function.Predicate;

/// A topic whose messages are records of a contract.
///
/// @param channel the name of its channel, which never changes: the claims of the inbox hang on it
/// @param id the same for every copy of one message; may fail on a message that is not whole: it can't be read then
/// @param wanted the others are passed over
/// @param claims false, if whoever handles the messages knows by itself what was handled before
public record KafkaSource<T>(
        String channel, String topic, Class<T> type, Function<T, String> id, Predicate<T> wanted, boolean claims) {
    public KafkaSource(String channel, String topic, Class<T> type, Function<T, String> id) {
        this(channel, topic, type, id, any -> true, true);
    }

    /// The same, of which only these messages matter.
    public KafkaSource<T> only(Predicate<T> those) {
        return new KafkaSource<>(channel, topic, type, id, those, claims);
    }

    /// The same, for whoever knows by itself what was handled before: such a message may be handed out again.
    public KafkaSource<T> unclaimed() {
        return new KafkaSource<>(channel, topic, type, id, wanted, false);
    }

    boolean isWanted(T content) {
        return wanted.test(content);
    }

    InboxChannel<KafkaMessage<T>> inboxChannel() {
        return new InboxChannel<>(
                channel,
                KafkaMessage::id,
                message -> new OutgoingMessage(Topics.dead(topic), message.key(), message.raw()),
                claims);
    }
}
