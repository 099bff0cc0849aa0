package dev.beseda.kit.messaging.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Reads what one poll brought. Fields that are not known yet are passed over: a contract grows.
///
/// @param <T> what the messages say
public final class BatchReader<T> {
    private final ObjectReader reader;
    private final Function<T, String> id;

    /// @param id may fail on a message that is not whole: it can't be read then
    public BatchReader(ObjectMapper json, Class<T> type, Function<T, String> id) {
        this.reader = json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.id = id;
    }

    public List<KafkaMessage<T>> read(ConsumerRecords<String, String> polled) {
        return StreamSupport.stream(polled.spliterator(), false).map(this::read).toList();
    }

    private KafkaMessage<T> read(ConsumerRecord<String, String> polled) {
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
