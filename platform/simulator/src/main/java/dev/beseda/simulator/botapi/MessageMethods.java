package dev.beseda.simulator.botapi;

import dev.beseda.simulator.SentListener;
import dev.beseda.simulator.world.Bot;
import dev.beseda.simulator.world.Chat;
import dev.beseda.simulator.world.Message;
import dev.beseda.simulator.world.Message.Author;
import dev.beseda.simulator.world.Message.Body;
import dev.beseda.simulator.world.Message.Moment;
import dev.beseda.simulator.world.TelegramJson;
import dev.beseda.simulator.world.World;
import java.util.Objects;

/// Writing, changing and removing messages.
final class MessageMethods {
    private static final String NOT_MODIFIED = "message is not modified: specified new message content and reply markup"
            + " are exactly the same as a current content and reply markup of the message";
    private static final long TYPING_MILLIS = 5_000;

    private final World world;
    private final Chats chats;
    private final SentListener listener;

    MessageMethods(World world, SentListener listener) {
        this.world = world;
        this.chats = new Chats(world);
        this.listener = listener;
    }

    Answer sendMessage(Bot bot, Arguments arguments) {
        var chat = chats.writable(bot, arguments);
        var body = Bodies.of(arguments);
        long replyTo = replyTo(chat, arguments);
        var message = new Message(bot.nextMessageId(), Author.BOT, Moment.at(now()), body, replyTo);
        chat.add(message);
        listener.sent(bot.id(), chat.id(), body.text(), System.nanoTime());
        return shown(bot, chat, message);
    }

    Answer editMessageText(Bot bot, Arguments arguments) {
        var chat = chats.writable(bot, arguments);
        var message = Chats.own(bot, chat, arguments, "edit");
        return edit(bot, chat, message.edited(Bodies.of(arguments), now()));
    }

    Answer editMessageReplyMarkup(Bot bot, Arguments arguments) {
        var chat = chats.writable(bot, arguments);
        var message = Chats.own(bot, chat, arguments, "edit");
        var body = message.body().withMarkup(Bodies.markup(arguments));
        return edit(bot, chat, message.edited(body, now()));
    }

    Answer deleteMessage(Bot bot, Arguments arguments) {
        var chat = chats.writable(bot, arguments);
        long id = arguments
                .number("message_id")
                .orElseThrow(() -> ApiError.badRequest("message identifier is not specified"));
        if (chat.find(id).isEmpty()) {
            throw ApiError.badRequest("message to delete not found");
        }
        chat.remove(id);
        return Answer.Success.yes();
    }

    Answer sendChatAction(Bot bot, Arguments arguments) {
        chats.writable(bot, arguments).typing(now() + TYPING_MILLIS);
        return Answer.Success.yes();
    }

    private Answer edit(Bot bot, Chat chat, Message edited) {
        var current = chat.find(edited.id()).orElseThrow();
        if (sameBody(current.body(), edited.body())) {
            throw ApiError.badRequest(NOT_MODIFIED);
        }
        chat.replace(edited);
        return shown(bot, chat, edited);
    }

    private static boolean sameBody(Body one, Body other) {
        return one.text().equals(other.text())
                && Objects.equals(one.entities(), other.entities())
                && Objects.equals(one.replyMarkup(), other.replyMarkup());
    }

    private static long replyTo(Chat chat, Arguments arguments) {
        var parameters = arguments.node("reply_parameters");
        if (parameters.isEmpty() || !parameters.get().has("message_id")) {
            return 0;
        }
        long id = parameters.get().path("message_id").asLong();
        if (chat.find(id).isPresent()) {
            return id;
        }
        if (parameters.get().path("allow_sending_without_reply").asBoolean(false)) {
            return 0;
        }
        throw ApiError.badRequest("message to be replied not found");
    }

    private static Answer shown(Bot bot, Chat chat, Message message) {
        return Answer.Success.of(TelegramJson.message(bot, chat, message));
    }

    private long now() {
        return world.clock().millis();
    }
}
