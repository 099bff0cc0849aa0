package dev.beseda.llm.bots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.json.ForeignJson;
import dev.beseda.kit.postgres.TransientFailures;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes how bots talk. It needs no inbox: settings carry their version,
/// and what is heard twice changes nothing.
@ForeignJson("the topic of how bots talk")
@ApplicationScoped
class SettingsConsumer {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Bots bots;
    private final ObjectReader reader;

    SettingsConsumer(Bots bots, ObjectMapper json) {
        this.bots = bots;
        this.reader = json.readerFor(LlmSettings.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Incoming("bots-llm")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        Map<UUID, Optional<LlmSettings>> newest = new LinkedHashMap<>();
        polled.forEach(message -> note(message, newest));
        return bots.take(newest)
                .onFailure(TransientFailures::isOutage)
                .invoke(failure -> Log.warnf("How bots talk waits: %s", failure))
                .onFailure(TransientFailures::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /// One that can't be read must not keep the others waiting: the bot talks as before until its next change.
    private void note(ConsumerRecord<String, String> message, Map<UUID, Optional<LlmSettings>> newest) {
        try {
            var bot = UUID.fromString(String.valueOf(message.key()));
            Optional<LlmSettings> heard =
                    message.value() == null ? Optional.empty() : Optional.of(reader.readValue(message.value()));
            newest.merge(bot, heard, SettingsConsumer::newer);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            Log.errorf("How bot %s talks can't be read: offset %d", message.key(), message.offset());
        }
    }

    /// The later one, unless it is older settings: they may come in one poll, and the table compares versions only.
    private static Optional<LlmSettings> newer(Optional<LlmSettings> one, Optional<LlmSettings> later) {
        return later.flatMap(settings -> one.filter(known -> known.version() > settings.version()))
                .or(() -> later);
    }
}
