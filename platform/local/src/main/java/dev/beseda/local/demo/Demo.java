package dev.beseda.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// A ready-made bot, as it lies in `demo/NAME.json`: what is sent to the API to make it, and conversations to try.
public record Demo(JsonNode bot, JsonNode settings, JsonNode scenario, JsonNode steps, JsonNode conversations) {

    public static Optional<Demo> called(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            return Optional.empty();
        }
        try (var file = Demo.class.getResourceAsStream("/demo/" + name + ".json")) {
            return file == null ? Optional.empty() : Optional.of(of(new ObjectMapper().readTree(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the demo " + name, failure);
        }
    }

    private static Demo of(JsonNode root) {
        return new Demo(
                root.required("bot"),
                root.required("settings"),
                root.required("scenario"),
                root.required("steps"),
                root.required("conversations"));
    }

    public String name() {
        return bot.required("name").asText();
    }

    /// What the bot shows Telegram.
    public String token() {
        return bot.required("token").asText();
    }
}
