package dev.beseda.simulator.botapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.simulator.SentListener;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.Bot;
import dev.beseda.simulator.world.Chat;
import dev.beseda.simulator.world.Message;
import dev.beseda.simulator.world.Message.Author;
import dev.beseda.simulator.world.Message.Body;
import dev.beseda.simulator.world.Message.Moment;
import dev.beseda.simulator.world.TelegramJson;
import dev.beseda.simulator.world.World;

/// Puts a bot's messages into chats, with all that every method of sending takes.
final class Sending {
    private final World world;
    private final Chats chats;
    private final Mentions mentions;
    private final SentListener listener;

    Sending(World world, SentListener listener) {
        this.world = world;
        this.chats = new Chats(world);
        this.mentions = new Mentions(world);
        this.listener = listener;
    }

    Chats chats() {
        return chats;
    }

    /// With the people it mentions.
    Body known(Body body) {
        return mentions.known(body);
    }

    long now() {
        return world.clock().millis();
    }

    /// Sends one message to the chat the call names, and shows it.
    Answer send(Bot bot, Arguments call, Body body) {
        var chat = chats.writable(bot, call);
        return shown(bot, chat, post(bot, chat, call, body));
    }

    @CanIgnoreReturnValue
    Message post(Bot bot, Chat chat, Arguments call, Body body) {
        return post(bot, chat, body, new Envelope(Replied.to(chat, call), marks(call)));
    }

    @CanIgnoreReturnValue
    Message post(Bot bot, Chat chat, Body body, Envelope envelope) {
        var replied = envelope.replied();
        var marks = envelope.marks();
        replied.quote().ifPresent(quote -> marks.set("quote", quote));
        var known = mentions.known(body);
        var message = new Message(bot.nextMessageId(), Author.BOT, Moment.at(now()), known, replied.messageId())
                .marked(marks);
        chat.add(message);
        listener.sent(bot.id(), chat.id(), body.text(), System.nanoTime());
        return message;
    }

    static ObjectNode marks(Arguments call) {
        var marks = Json.object();
        call.text("message_effect_id").ifPresent(effect -> marks.put("effect_id", effect));
        if (call.flag("protect_content")) {
            marks.put("has_protected_content", true);
        }
        return marks;
    }

    static Answer shown(Bot bot, Chat chat, Message message) {
        return Answer.Success.of(TelegramJson.message(bot, chat, message));
    }

    static ArrayNode ids(Iterable<Message> messages) {
        var ids = Json.array();
        messages.forEach(message -> ids.addObject().put("message_id", message.id()));
        return ids;
    }
}
