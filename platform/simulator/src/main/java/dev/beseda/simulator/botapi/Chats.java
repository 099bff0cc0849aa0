package dev.beseda.simulator.botapi;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.simulator.world.Bot;
import dev.beseda.simulator.world.Chat;
import dev.beseda.simulator.world.Message;
import dev.beseda.simulator.world.World;

/// Finds the chat and the message a call is about.
record Chats(World world) {
    /// The chat, if the bot may write into it.
    @CanIgnoreReturnValue
    Chat writable(Bot bot, Arguments arguments) {
        var chat = existing(bot, arguments);
        if (chat.isBlocked()) {
            throw ApiError.forbidden("bot was blocked by the user");
        }
        if (!chat.isStarted()) {
            throw ApiError.forbidden("bot can't initiate conversation with a user");
        }
        return chat;
    }

    /// The chat messages are taken from.
    Chat source(Bot bot, Arguments arguments) {
        return existing(bot, arguments, "from_chat_id");
    }

    private Chat existing(Bot bot, Arguments arguments) {
        return existing(bot, arguments, "chat_id");
    }

    private Chat existing(Bot bot, Arguments arguments, String field) {
        long id = arguments.number(field).orElseThrow(() -> ApiError.badRequest("chat not found"));
        return bot.chat(id)
                .or(() -> world.users().find(id).map(bot::chatWith))
                .orElseThrow(() -> ApiError.badRequest("chat not found"));
    }

    static long messageId(Arguments arguments) {
        return arguments
                .number("message_id")
                .orElseThrow(() -> ApiError.badRequest("message identifier is not specified"));
    }

    /// One of the bot's own messages; `purpose` as in "message to edit not found".
    static Message own(Chat chat, Arguments arguments, String purpose) {
        long id = messageId(arguments);
        var message = chat.find(id).orElseThrow(() -> ApiError.badRequest("message to " + purpose + " not found"));
        if (!message.isFrom(Message.Author.BOT)) {
            throw ApiError.badRequest("message can't be " + (purpose.equals("edit") ? "edited" : "deleted"));
        }
        return message;
    }
}
