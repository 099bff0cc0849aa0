package dev.beseda.bot.telegram.arrivals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.bot.people.Person;
import java.util.Locale;
import java.util.Optional;

/// Reads parts of an update that may be missing or of another type than Telegram says.
final class Fields {
    private Fields() {}

    /// The text, or an empty one.
    static String text(JsonNode owner, String name) {
        return clean(owner.path(name).asText(""));
    }

    /// The database knows no character NUL.
    static String clean(String text) {
        return text.replace("\0", "");
    }

    /// Who sent the message: a user, or a chat that one speaks for.
    static Optional<Person> sender(JsonNode message) {
        var chat = message.path("sender_chat");
        if (!chat.path("id").isIntegralNumber()) {
            return user(message.path("from"));
        }
        return Optional.of(new Person(
                chat.path("id").asLong(),
                text(chat, "title"),
                Optional.empty(),
                filled(text(chat, "username")),
                Optional.empty()));
    }

    /// Bots don't talk to bots: the two of them would never end.
    static Optional<Person> user(JsonNode user) {
        if (!user.path("id").isIntegralNumber() || user.path("is_bot").asBoolean()) {
            return Optional.empty();
        }
        return Optional.of(new Person(
                user.path("id").asLong(),
                text(user, "first_name"),
                filled(text(user, "last_name")),
                filled(text(user, "username")),
                filled(text(user, "language_code")).map(Fields::language)));
    }

    /// `pt-BR` speaks `pt`.
    private static String language(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-').split("-", 2)[0];
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(found -> !found.isBlank());
    }
}
