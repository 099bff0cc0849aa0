package dev.beseda.simulator.control.chats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.chats.Tap;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message;
import java.util.List;
import java.util.Locale;

/// Writes a chat as its people see it.
final class Transcript {
    private Transcript() {}

    static ArrayNode of(Chat chat, List<Message> messages) {
        var lines = Json.array();
        messages.forEach(message -> lines.add(line(chat, message)));
        return lines;
    }

    private static ObjectNode line(Chat chat, Message message) {
        var body = message.body();
        var line = Json.object()
                .put("message_id", message.id())
                .put("from", message.author().name().toLowerCase(Locale.ROOT))
                .put(body.shown().filter(Content::takesCaption).isPresent() ? "caption" : "text", body.text())
                .put("date", message.moment().atMillis() / 1000)
                .put("at_millis", message.moment().atMillis())
                .put("edited", message.moment().editedAtMillis() != 0);
        body.shown().ifPresent(content -> Shown.content(line, content));
        if (message.marks() != null) {
            line.setAll(message.marks());
        }
        if (message.replyTo() != 0) {
            line.put("reply_to", message.replyTo());
        }
        if (body.entities() != null && !body.entities().isEmpty()) {
            line.set("entities", body.entities());
        }
        if (body.replyMarkup() != null) {
            line.putRawValue("reply_markup", body.replyMarkup().raw());
            Shown.buttons(line, body.replyMarkup());
        }
        var reactions = chat.reactions().of(message.id());
        if (!reactions.isEmpty()) {
            line.set("reactions", reactions);
        }
        var taps = chat.tapsOn(message.id());
        if (!taps.isEmpty()) {
            var callbacks = line.putArray("callbacks");
            taps.forEach(tap -> callbacks.add(callback(tap)));
        }
        return line;
    }

    private static ObjectNode callback(Tap tap) {
        var json = Json.object()
                .put("id", tap.id())
                .put("data", tap.data())
                .put("answered", tap.answer().isPresent());
        tap.answer().ifPresent(answer -> {
            json.put("show_alert", answer.showAlert());
            if (answer.text() != null) {
                json.put("text", answer.text());
            }
            if (answer.url() != null) {
                json.put("url", answer.url());
            }
        });
        return json;
    }
}
