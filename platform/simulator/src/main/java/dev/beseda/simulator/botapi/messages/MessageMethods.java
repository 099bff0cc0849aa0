package dev.beseda.simulator.botapi.messages;

import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Bodies;
import dev.beseda.simulator.botapi.sending.Chats;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.world.bots.Bot;

/// Writing and removing messages.
final class MessageMethods {
    private static final long TYPING_MILLIS = 5_000;

    private final Sending sending;

    MessageMethods(Sending sending) {
        this.sending = sending;
    }

    Answer sendMessage(Bot bot, Arguments call) {
        return sending.send(bot, call, Bodies.of(call));
    }

    Answer sendRichMessage(Bot bot, Arguments call) {
        return sending.send(bot, call, RichMessages.body(call));
    }

    Answer deleteMessage(Bot bot, Arguments call) {
        var chat = sending.chats().writable(bot, call);
        long id = Chats.messageId(call);
        if (chat.find(id).isEmpty()) {
            throw ApiError.badRequest("message to delete not found");
        }
        chat.remove(id);
        return Answer.Success.yes();
    }

    /// Those that aren't there are passed over.
    Answer deleteMessages(Bot bot, Arguments call) {
        var chat = sending.chats().writable(bot, call);
        call.node("message_ids").orElseThrow().forEach(id -> {
            if (chat.find(id.asLong()).isPresent()) {
                chat.remove(id.asLong());
            }
        });
        return Answer.Success.yes();
    }

    Answer sendChatAction(Bot bot, Arguments call) {
        sending.chats().writable(bot, call).typing(sending.now() + TYPING_MILLIS);
        return Answer.Success.yes();
    }
}
