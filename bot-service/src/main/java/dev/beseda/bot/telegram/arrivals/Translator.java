package dev.beseda.bot.telegram.arrivals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.telegram.arrivals.Arrival.Message;
import dev.beseda.bot.telegram.arrivals.Arrival.Presence;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.contracts.UpdateKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Turns raw updates into what the platform understands. Whatever Telegram invents, it never fails on valid JSON.
public final class Translator {
    private static final Set<String> GONE = Set.of("kicked", "left");

    private final UpdateKey key;
    private final Instant receivedAt;

    private Translator(UpdateKey key, Instant receivedAt) {
        this.key = key;
        this.receivedAt = receivedAt;
    }

    /// What happened in a conversation; empty when the update is of a kind that concerns none.
    public static Optional<Arrival> translate(UpdateKey key, JsonNode update, Instant receivedAt) {
        var translator = new Translator(key, receivedAt);
        return switch (kind(update)) {
            case "message" -> translator.message(update.path("message"));
            case "edited_message" -> translator.edit(update.path("edited_message"), "edited_message");
            case "channel_post" -> translator.post(update.path("channel_post"));
            case "edited_channel_post" -> translator.edit(update.path("edited_channel_post"), "edited_channel_post");
            case "callback_query" -> translator.tap(update.path("callback_query"));
            case "pre_checkout_query" -> translator.payment(update.path("pre_checkout_query"));
            case "my_chat_member" -> translator.membership(update.path("my_chat_member"));
            case "message_reaction" -> translator.reaction(update.path("message_reaction"));
            default -> Optional.empty();
        };
    }

    /// What Telegram calls the update: its one field beside the number.
    public static String kind(JsonNode update) {
        return update.properties().stream()
                .filter(field -> field.getValue().isObject())
                .map(field -> field.getKey())
                .findFirst()
                .orElse("nothing");
    }

    private Optional<Arrival> message(JsonNode message) {
        var content = Content.of(message);
        var event = message.path("is_automatic_forward").asBoolean()
                ? new EngineEvent.DidOtherwise("channel_post")
                : content.engineEvent();
        return Fields.sender(message)
                .map(person -> new Arrival(
                        place(message, message.path("migrate_to_chat_id").asLong(chat(message))),
                        Optional.of(person),
                        event,
                        Mentions.audience(message, content.commanded()),
                        Optional.of(shown(message, content, false)),
                        Presence.HERE,
                        movedFrom(message),
                        receivedAt));
    }

    /// A group that became a supergroup is told of in both: whichever update comes first moves the conversation.
    private Optional<Long> movedFrom(JsonNode message) {
        if (message.path("migrate_to_chat_id").isIntegralNumber()) {
            return Optional.of(chat(message));
        }
        var old = message.path("migrate_from_chat_id");
        return old.isIntegralNumber() ? Optional.of(old.asLong()) : Optional.empty();
    }

    /// What was said otherwise before is not answered again.
    private Optional<Arrival> edit(JsonNode message, String kind) {
        return message.path("message_id").isIntegralNumber()
                ? Optional.of(silent(
                        place(message, chat(message)),
                        Fields.sender(message),
                        new EngineEvent.DidOtherwise(kind),
                        shown(message, Content.of(message), true)))
                : Optional.empty();
    }

    private Optional<Arrival> post(JsonNode message) {
        return message.path("message_id").isIntegralNumber()
                ? Optional.of(silent(
                        place(message, chat(message)),
                        Optional.empty(),
                        new EngineEvent.DidOtherwise("channel_post"),
                        shown(message, Content.of(message), false)))
                : Optional.empty();
    }

    private Optional<Arrival> tap(JsonNode tap) {
        var message = tap.path("message");
        var data = Fields.text(tap, "data");
        long number = message.path("message_id").asLong();
        return Fields.user(tap.path("from"))
                .map(person -> new Arrival(
                        place(message, chat(message)),
                        Optional.of(person),
                        new EngineEvent.Tapped(Fields.text(tap, "id"), number, data),
                        Audience.BOT_ALONE,
                        Optional.of(new Message(number, "tap", label(message, data), List.of(), false)),
                        Presence.HERE,
                        Optional.empty(),
                        receivedAt));
    }

    /// Belongs to the chat with whoever pays, wherever the invoice was.
    private Optional<Arrival> payment(JsonNode query) {
        return Fields.user(query.path("from"))
                .map(person -> new Arrival(
                        new Destination(key.bot(), person.telegramId()),
                        Optional.of(person),
                        new EngineEvent.WantsToPay(Fields.text(query, "id"), Content.bill(query)),
                        Audience.BOT_ALONE,
                        Optional.empty(),
                        Presence.UNCHANGED,
                        Optional.empty(),
                        receivedAt));
    }

    /// What stood on the button.
    private static String label(JsonNode message, String data) {
        return StreamSupport.stream(
                        message.path("reply_markup").path("inline_keyboard").spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .filter(button -> button.path("callback_data").asText("").equals(data))
                .map(button -> Fields.text(button, "text"))
                .findFirst()
                .orElse("");
    }

    /// The person blocked the bot or came back, or the bot was put out of a group or taken in.
    private Optional<Arrival> membership(JsonNode change) {
        boolean gone =
                GONE.contains(change.path("new_chat_member").path("status").asText(""));
        return Fields.user(change.path("from"))
                .map(person -> new Arrival(
                        place(change, chat(change)),
                        Optional.of(person),
                        gone ? new EngineEvent.Left() : new EngineEvent.DidOtherwise("my_chat_member"),
                        Audience.BOT_ALONE,
                        Optional.empty(),
                        gone ? Presence.GONE : Presence.HERE,
                        Optional.empty(),
                        receivedAt));
    }

    private Optional<Arrival> reaction(JsonNode reaction) {
        var emojis = StreamSupport.stream(reaction.path("new_reaction").spliterator(), false)
                .map(one -> Fields.text(one, "emoji"))
                .collect(Collectors.joining());
        var shown = new Message(reaction.path("message_id").asLong(), "reaction", emojis, List.of(), false);
        return reaction.path("message_id").isIntegralNumber()
                ? Optional.of(silent(
                        place(reaction, chat(reaction)),
                        Fields.user(reaction.path("user")),
                        new EngineEvent.DidOtherwise("reaction"),
                        shown))
                : Optional.empty();
    }

    private Arrival silent(Destination chat, Optional<Person> person, EngineEvent event, Message shown) {
        return new Arrival(
                chat,
                person,
                event,
                Audience.BOT_ALONE,
                Optional.of(shown),
                Presence.UNCHANGED,
                Optional.empty(),
                receivedAt);
    }

    private static Message shown(JsonNode message, Content content, boolean edited) {
        return new Message(
                message.path("message_id").asLong(), content.kind(), content.text(), content.attachments(), edited);
    }

    private long chat(JsonNode owner) {
        return owner.path("chat").path("id").asLong(key.chat());
    }

    /// Outside of topics a thread is only a row of replies, and no conversation of its own.
    private Destination place(JsonNode message, long chat) {
        boolean topic = message.path("is_topic_message").asBoolean();
        return new Destination(
                key.bot(), chat, topic ? message.path("message_thread_id").asLong() : 0);
    }
}
