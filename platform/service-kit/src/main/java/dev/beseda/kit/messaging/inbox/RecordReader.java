package dev.beseda.kit.messaging.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads messages. Fields that are not known yet are passed over: a contract grows.
///
/// @param <T> what the messages say
final class RecordReader<T> {
    private final ObjectReader reader;
    private final Function<T, String> id;

    RecordReader(ObjectMapper json, KafkaSource<T> source) {
        this.reader = json.readerFor(source.type()).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.id = source.id();
    }

    KafkaMessage<T> read(ConsumerRecord<String, String> polled) {
        var raw = Objects.requireNonNullElse(polled.value(), "");
        var key = Objects.requireNonNullElse(polled.key(), "");
        try {
            T content = reader.readValue(raw);
            return new KafkaMessage<>(id.apply(content), key, raw, Optional.of(content));
        } catch (JsonProcessingException | RuntimeException unreadable) {
            var place = "unreadable:" + polled.partition() + ":" + polled.offset();
            return new KafkaMessage<>(place, key, raw, Optional.empty());
        }
    }
}
