package dev.beseda.bot.bots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.json.JsonObject;

/// Profiles as JSON, in the form in which they are stored.
public final class Profiles {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Profiles() {}

    public static JsonObject write(BotProfile profile) {
        try {
            return new JsonObject(JSON.writeValueAsString(profile));
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("A profile that can't be written", fault);
        }
    }

    public static BotProfile read(JsonObject json) {
        try {
            return JSON.readValue(json.encode(), BotProfile.class);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("A stored profile that can't be read", fault);
        }
    }
}
