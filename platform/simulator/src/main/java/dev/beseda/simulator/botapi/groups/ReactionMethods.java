package dev.beseda.simulator.botapi.groups;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Chats;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Chat;

/// Reactions to messages.
final class ReactionMethods {
    private final Chats chats;

    ReactionMethods(World world) {
        this.chats = new Chats(world);
    }

    /// A bot has one reaction at most, and none that is paid for.
    Answer setMessageReaction(Bot bot, Arguments call) {
        var chat = chats.writable(bot, call);
        long message = message(chat, call);
        var reactions = (ArrayNode) call.node("reaction").orElseGet(Json::array);
        if (reactions.size() > 1) {
            throw ApiError.badRequest("REACTIONS_TOO_MANY");
        }
        if (reactions.path(0).path("type").asText().equals("paid")) {
            throw ApiError.badRequest("REACTION_INVALID");
        }
        chat.react(message, bot.id(), reactions);
        return Answer.Success.yes();
    }

    Answer deleteMessageReaction(Bot bot, Arguments call) {
        var group = chats.led(bot, call, " to delete reactions");
        var chat = bot.chatOf(group);
        chat.react(message(chat, call), someone(call), Json.array());
        return Answer.Success.yes();
    }

    Answer deleteAllMessageReactions(Bot bot, Arguments call) {
        var group = chats.led(bot, call, " to delete reactions");
        bot.chatOf(group).reactions().clear(someone(call));
        return Answer.Success.yes();
    }

    private static long someone(Arguments call) {
        return call.number("user_id")
                .orElseGet(() -> call.number("actor_chat_id")
                        .orElseThrow(() -> ApiError.badRequest("user or chat identifier must be specified")));
    }

    private static long message(Chat chat, Arguments call) {
        long id = call.number("message_id").orElse(0);
        if (chat.find(id).isEmpty()) {
            throw ApiError.badRequest("message to react not found");
        }
        return id;
    }
}
