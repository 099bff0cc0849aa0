package dev.beseda.bot.conversations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.beseda.bot.telegram.Arrival;
import dev.beseda.bot.telegram.Translator;
import dev.beseda.contracts.UpdateKey;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// An update as it lies on Kafka. What can't be read is one too, so that the inbox can put it aside.
record TelegramUpdate(String id, String key, String raw, JsonNode json, Instant receivedAt) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static TelegramUpdate of(ConsumerRecord<String, String> polled) {
        var json = parse(polled.value());
        var number = json.path("update_id");
        var bot = polled.key().substring(0, Math.max(0, polled.key().indexOf(':')));
        var id = number.isIntegralNumber()
                ? bot + ":" + number.asLong()
                : "unreadable:" + polled.partition() + ":" + polled.offset();
        return new TelegramUpdate(id, polled.key(), polled.value(), json, Instant.ofEpochMilli(polled.timestamp()));
    }

    /// What a person did, when it is something a bot can answer.
    Optional<Arrival> arrival() {
        if (json.isMissingNode()) {
            throw new IllegalArgumentException("Not the JSON of an update");
        }
        return Translator.translate(UpdateKey.parse(key), json, receivedAt);
    }

    private static JsonNode parse(String raw) {
        try {
            return JSON.readTree(raw);
        } catch (JsonProcessingException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
