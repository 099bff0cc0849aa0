package dev.beseda.simulator.botapi.sending;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.TelegramJson;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.messages.Message;
import dev.beseda.simulator.world.messages.Message.Author;
import dev.beseda.simulator.world.messages.Message.Body;
import dev.beseda.simulator.world.messages.Message.Moment;

/// Puts a bot's messages into chats, with all that every method of sending takes.
public final class Sending {
    private final World world;
    private final Chats chats;
    private final Mentions mentions;
    private final SentListener listener;

    public Sending(World world, SentListener listener) {
        this.world = world;
        this.chats = new Chats(world);
        this.mentions = new Mentions(world);
        this.listener = listener;
    }

    public Chats chats() {
        return chats;
    }

    /// With the people it mentions.
    public Body known(Body body) {
        return mentions.known(body);
    }

    public long now() {
        return world.clock().millis();
    }

    /// Sends one message to the chat the call names, and shows it.
    public Answer send(Bot bot, Arguments call, Body body) {
        var chat = chats.writable(bot, call);
        return shown(bot, chat, post(bot, chat, call, body));
    }

    @CanIgnoreReturnValue
    public Message post(Bot bot, Chat chat, Arguments call, Body body) {
        return post(bot, chat, body, new Envelope(Replied.to(chat, call), marks(call)));
    }

    @CanIgnoreReturnValue
    public Message post(Bot bot, Chat chat, Body body, Envelope envelope) {
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

    public static ObjectNode marks(Arguments call) {
        var marks = Json.object();
        call.text("message_effect_id").ifPresent(effect -> marks.put("effect_id", effect));
        if (call.flag("protect_content")) {
            marks.put("has_protected_content", true);
        }
        return marks;
    }

    public static Answer shown(Bot bot, Chat chat, Message message) {
        return Answer.Success.of(TelegramJson.message(bot, chat, message));
    }

    public static ArrayNode ids(Iterable<Message> messages) {
        var ids = Json.array();
        messages.forEach(message -> ids.addObject().put("message_id", message.id()));
        return ids;
    }
}
