package dev.beseda.local.demo;

import dev.beseda.local.rest.JsonApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A bot as a file tells it – settings, scenarios and the tests that are played as conversations –
/// and what it is called.
///
/// @param token what the bot shows Telegram
/// @param file YAML, as `POST /api/bots/{id}/import/` takes it
/// @param models the simulator whose language models speak for a bot that talks; without one its own do
public record Demo(String name, String token, String file, Optional<URI> models) {
    private static final long FIRST_ID = 700_000_000;
    private static final int IDS = 99_999_989;

    public Demo(String name, String token, String file) {
        this(name, token, file, Optional.empty());
    }

    /// The bot of a template, as the running platform knows it.
    public static Demo ofTemplate(JsonApi gateway, String template) {
        return new Demo("Demo: " + template, token(template), gateway.text("/api/templates/" + template));
    }

    /// The same, with the language models of the simulator there.
    public Demo withModelsOf(URI simulator) {
        return new Demo(name, token, file, Optional.of(simulator));
    }

    /// Whether somebody may give it a promo code.
    boolean takesPromoCodes() {
        return file.contains("promo_code");
    }

    /// The bot's number at Telegram.
    long number() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    /// Always the same for a template, so that its bot is known again.
    static String token(String template) {
        return "%d:demo-%s-bot-of-the-simulator"
                .formatted(FIRST_ID + Math.floorMod(template.hashCode(), IDS), template);
    }

    /// @param resource the file's place on the class path
    public static Demo of(String name, String token, String resource) {
        try (var file = Demo.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no file " + resource);
            }
            return new Demo(name, token, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + resource, failure);
        }
    }
}
