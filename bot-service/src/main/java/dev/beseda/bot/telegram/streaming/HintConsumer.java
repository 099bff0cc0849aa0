package dev.beseda.bot.telegram.streaming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.kit.json.ForeignJson;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears of replies that are being written. Each replica hears of all and from now on only; a hint that is lost, comes
/// twice or can't be read changes nothing that counts, so no inbox keeps them.
@ForeignJson("the topic of hints")
@ApplicationScoped
class HintConsumer {
    private final ReplyStreaming replyStreaming;
    private final ObjectReader reader;

    HintConsumer(ReplyStreaming replyStreaming, ObjectMapper json) {
        this.replyStreaming = replyStreaming;
        this.reader = json.readerFor(LlmHint.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Incoming("llm-hints")
    void on(ConsumerRecords<String, String> polled) {
        replyStreaming.hear(StreamSupport.stream(polled.spliterator(), false)
                .flatMap(record -> read(record).stream())
                .toList());
    }

    private Optional<LlmHint> read(ConsumerRecord<String, String> polled) {
        try {
            return Optional.ofNullable(polled.value() == null ? null : reader.<LlmHint>readValue(polled.value()))
                    .filter(hint -> hint.draft() != null && hint.draft().reply() != null);
        } catch (JsonProcessingException unreadable) {
            Log.debugf("A hint that can't be read: %s", unreadable.getOriginalMessage());
            return Optional.empty();
        }
    }
}
