package dev.beseda.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.bot.engine.Happening;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.contracts.UpdateKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Turns raw updates into what the house understands. Whatever Telegram invents, it never fails on valid JSON.
public final class Translator {
    /// Kinds that bots answer; others are taken in and change nothing.
    private static final String MESSAGE = "message";

    private static final String TAP = "callback_query";
    private static final Set<String> NOT_TEXT = Set.of(
            "message_id", "from", "chat", "date", "message_thread_id", "reply_to_message", "entities", "via_bot");

    private Translator() {}

    /// What a person did; empty when the update is of a kind that no bot answers.
    public static Optional<Arrival> translate(UpdateKey key, JsonNode update, Instant receivedAt) {
        if (update.path(MESSAGE).isObject()) {
            return message(key, update.path(MESSAGE), receivedAt);
        }
        return update.path(TAP).isObject() ? tap(key, update.path(TAP), receivedAt) : Optional.empty();
    }

    private static Optional<Arrival> message(UpdateKey key, JsonNode message, Instant receivedAt) {
        var from = message.path("from");
        if (!from.path("id").isIntegralNumber() || from.path("is_bot").asBoolean()) {
            return Optional.empty();
        }
        var text = message.path("text").asText("");
        var happening = text.isEmpty() ? new Happening.DidOtherwise(kind(message)) : said(text);
        return Optional.of(new Arrival(
                new Destination(key.bot(), message.path("chat").path("id").asLong(key.chat())),
                person(from),
                message.path("message_id").asLong(),
                text,
                happening,
                receivedAt));
    }

    private static Optional<Arrival> tap(UpdateKey key, JsonNode tap, Instant receivedAt) {
        var from = tap.path("from");
        if (!from.path("id").isIntegralNumber()) {
            return Optional.empty();
        }
        var data = tap.path("data").asText("");
        var message = tap.path(MESSAGE);
        return Optional.of(new Arrival(
                new Destination(key.bot(), message.path("chat").path("id").asLong(key.chat())),
                person(from),
                message.path("message_id").asLong(),
                "",
                new Happening.Tapped(
                        tap.path("id").asText(""), message.path("message_id").asLong(), data),
                receivedAt));
    }

    /// `/name@bot argument` is a command, everything else a text.
    private static Happening said(String text) {
        if (!text.startsWith("/") || text.length() == 1 || Character.isWhitespace(text.charAt(1))) {
            return new Happening.Wrote(text);
        }
        var parts = text.substring(1).split("\\s+", 2);
        var name = parts[0].replaceFirst("@.*$", "").toLowerCase(Locale.ROOT);
        return new Happening.Commanded(name, parts.length == 2 ? parts[1].strip() : "");
    }

    /// What a message without a text is: the first field that is not about the message itself, such as `sticker`.
    private static String kind(JsonNode message) {
        for (var name : message.properties()) {
            if (!NOT_TEXT.contains(name.getKey())) {
                return name.getKey();
            }
        }
        return "nothing";
    }

    private static Person person(JsonNode from) {
        return new Person(
                from.path("id").asLong(),
                from.path("first_name").asText(""),
                filled(from.path("last_name")),
                filled(from.path("username")),
                filled(from.path("language_code")).map(Translator::language));
    }

    /// `pt-BR` speaks `pt`.
    private static String language(String code) {
        return code.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    private static Optional<String> filled(JsonNode text) {
        return Optional.of(text.asText("")).filter(found -> !found.isBlank());
    }
}
