package dev.beseda.bot.conversations.updates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.bot.telegram.arrivals.Translator;
import dev.beseda.contracts.UpdateKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// An update as it lies on Kafka. What can't be read is one too, so that the inbox can put it aside.
///
/// @param id the bot and Telegram's number; where these can't be read, the place on Kafka
/// @param json missing when `raw` is not JSON
record TelegramUpdate(String id, String key, String raw, JsonNode json, Instant receivedAt) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static TelegramUpdate of(ConsumerRecord<String, String> polled) {
        var key = Objects.requireNonNullElse(polled.key(), "");
        var raw = Objects.requireNonNullElse(polled.value(), "");
        var json = parse(raw);
        var number = json.path("update_id");
        var id = bot(key).filter(bot -> number.isIntegralNumber())
                .map(bot -> bot + ":" + number.asLong())
                .orElse("unreadable:" + polled.partition() + ":" + polled.offset());
        return new TelegramUpdate(id, key, raw, json, Instant.ofEpochMilli(polled.timestamp()));
    }

    private static Optional<UUID> bot(String key) {
        try {
            return Optional.of(UpdateKey.parse(key).bot());
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
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
