package dev.beseda.simulator.botapi.messages;

import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Chats;
import dev.beseda.simulator.botapi.sending.Envelope;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.TelegramJson;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message.Body;

/// Pinning messages to the top of a chat.
final class PinMethods {
    private final Sending sending;

    PinMethods(Sending sending) {
        this.sending = sending;
    }

    /// The chat is told, as in every private chat with a bot.
    Answer pinChatMessage(Bot bot, Arguments call) {
        var chat = sending.chats().writable(bot, call);
        var message =
                chat.find(Chats.messageId(call)).orElseThrow(() -> ApiError.badRequest("message to pin not found"));
        if (!chat.pins().contains(message.id())) {
            chat.pin(message.id());
            var fields = Json.object();
            fields.set("pinned_message", TelegramJson.message(bot, chat, message));
            sending.post(bot, chat, Body.of(new Content("pinned_message", fields)), Envelope.plain());
        }
        return Answer.Success.yes();
    }

    /// Without a number, the message pinned last.
    Answer unpinChatMessage(Bot bot, Arguments call) {
        var chat = sending.chats().writable(bot, call);
        var pinned = call.number("message_id").stream()
                .boxed()
                .findFirst()
                .or(() -> chat.pins().reversed().stream().findFirst());
        if (pinned.isEmpty() || !chat.pins().contains(pinned.get())) {
            throw ApiError.badRequest("message to unpin not found");
        }
        chat.unpin(pinned.get());
        return Answer.Success.yes();
    }

    Answer unpinAllChatMessages(Bot bot, Arguments call) {
        var chat = sending.chats().writable(bot, call);
        chat.pins().forEach(chat::unpin);
        return Answer.Success.yes();
    }
}
