package dev.beseda.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.chats.Tap;
import dev.beseda.simulator.world.messages.Message;

/// Writes messages and taps the way the Bot API shows them.
public final class TelegramJson {
    private TelegramJson() {}

    /// As the type `Message`, with the message it replies to, but not that one's own.
    public static ObjectNode message(Bot bot, Chat chat, Message given) {
        var message = chat.isStamping() ? chat.find(given.id()).orElse(given) : given;
        var json = flat(bot, chat, message);
        if (message.replyTo() != 0) {
            chat.find(message.replyTo()).ifPresent(earlier -> json.set("reply_to_message", flat(bot, chat, earlier)));
        }
        return json;
    }

    private static ObjectNode flat(Bot bot, Chat chat, Message message) {
        var json = Json.object().put("message_id", message.id());
        if (chat.group().isEmpty()) {
            json.set(
                    "from",
                    message.isFrom(Message.Author.BOT)
                            ? bot.toTelegram()
                            : chat.user().toTelegram());
        }
        json.set("chat", chat.peer().toTelegramChat());
        json.put("date", message.moment().atMillis() / 1000);
        if (message.moment().editedAtMillis() != 0) {
            json.put("edit_date", message.moment().editedAtMillis() / 1000);
        }
        if (message.marks() != null) {
            json.setAll(message.marks());
        }
        var body = message.body();
        if (body.content() != null) {
            json.setAll(body.content().fields());
        }
        putText(json, body);
        if (body.replyMarkup() != null && body.hasInlineKeyboard()) {
            json.putRawValue("reply_markup", body.replyMarkup().raw());
        }
        return json;
    }

    /// A caption that is not there is left out; content without captions has no text at all.
    private static void putText(ObjectNode json, Message.Body body) {
        boolean caption = body.shown().isPresent();
        boolean silent = body.shown().filter(content -> !content.takesCaption()).isPresent();
        if (silent || caption && body.text().isEmpty()) {
            return;
        }
        json.put(caption ? "caption" : "text", body.text());
        if (body.entities() != null && !body.entities().isEmpty()) {
            json.set(caption ? "caption_entities" : "entities", body.entities());
        }
    }

    static ObjectNode callbackQuery(Bot bot, Chat chat, Tap tap) {
        var json = Json.object().put("id", tap.id());
        json.set("from", tap.person().toTelegram());
        chat.find(tap.messageId()).ifPresent(message -> json.set("message", message(bot, chat, message)));
        return json.put("chat_instance", Long.toString(chat.id() * 31 + bot.id()))
                .put("data", tap.data());
    }

    /// As the type `ChatMemberUpdated`: the person has shut the bot out, or let it in again.
    static ObjectNode membership(Bot bot, Chat chat, long atMillis) {
        var json = Json.object();
        json.set("chat", chat.user().toTelegramChat());
        json.set("from", chat.user().toTelegram());
        json.put("date", atMillis / 1000);
        json.set("old_chat_member", member(bot, !chat.isBlocked()));
        json.set("new_chat_member", member(bot, chat.isBlocked()));
        return json;
    }

    private static ObjectNode member(Bot bot, boolean blocked) {
        var json = Json.object().put("status", blocked ? "kicked" : "member");
        json.set("user", bot.toTelegram());
        return blocked ? json.put("until_date", 0) : json;
    }
}
