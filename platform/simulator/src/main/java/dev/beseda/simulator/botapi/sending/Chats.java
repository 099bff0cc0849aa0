package dev.beseda.simulator.botapi.sending;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.chats.Group;
import dev.beseda.simulator.world.chats.Member;
import dev.beseda.simulator.world.messages.Message;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds the chat and the message a call is about.
public record Chats(World world) {
    /// The chat, if the bot may write into it; with the topic the call names.
    @CanIgnoreReturnValue
    public Chat writable(Bot bot, Arguments arguments) {
        var chat = existing(bot, arguments);
        chat.person().ifPresent(person -> checkPerson(chat));
        chat.group().ifPresent(group -> checkWritable(bot, group, arguments));
        var thread = arguments.number("message_thread_id");
        return thread.isPresent() ? chat.inTopic(thread.getAsLong()) : chat;
    }

    /// The group the call is about, if the bot is in it.
    public Group joined(Bot bot, Arguments arguments) {
        var group = existing(bot, arguments)
                .group()
                .orElseThrow(() -> ApiError.badRequest("method is available only for groups and channels"));
        checkInside(bot, group);
        return group;
    }

    /// The group the call is about, if the bot leads it; `right` as in "not enough rights to manage …".
    public Group led(Bot bot, Arguments arguments, String right) {
        var group = joined(bot, arguments);
        if (!group.leads(bot.id())) {
            throw ApiError.badRequest("not enough rights" + right);
        }
        return group;
    }

    /// The chat messages are taken from.
    public Chat source(Bot bot, Arguments arguments) {
        return existing(bot, arguments, "from_chat_id");
    }

    /// Any chat the bot knows.
    public Chat existing(Bot bot, Arguments arguments) {
        return existing(bot, arguments, "chat_id");
    }

    private Chat existing(Bot bot, Arguments arguments, String field) {
        var reference = arguments.text(field).orElse("");
        return byNumber(bot, arguments.number(field))
                .or(() -> byName(bot, reference))
                .orElseThrow(() -> ApiError.badRequest("chat not found"));
    }

    private Optional<Chat> byNumber(Bot bot, OptionalLong id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (id.getAsLong() < 0) {
            return world.groups().find(id.getAsLong()).map(group -> present(bot, group));
        }
        return bot.chat(id.getAsLong())
                .or(() -> world.users().find(id.getAsLong()).map(bot::chatWith));
    }

    private Optional<Chat> byName(Bot bot, String reference) {
        return reference.startsWith("@")
                ? world.groups().find(reference).map(group -> present(bot, group))
                : Optional.empty();
    }

    private static Chat present(Bot bot, Group group) {
        group.upgradedTo().ifPresent(supergroup -> {
            throw ApiError.migrated(supergroup);
        });
        return bot.chatOf(group);
    }

    private void checkPerson(Chat chat) {
        if (world.users().isDeleted(chat.id())) {
            throw ApiError.forbidden("user is deactivated");
        }
        if (chat.isBlocked()) {
            throw ApiError.forbidden("bot was blocked by the user");
        }
        if (!chat.isStarted()) {
            throw ApiError.forbidden("bot can't initiate conversation with a user");
        }
    }

    private static void checkWritable(Bot bot, Group group, Arguments arguments) {
        var member = checkInside(bot, group);
        if (group.isChannel() && !member.status().leads()) {
            throw ApiError.badRequest("need administrator rights in the channel chat");
        }
        if (member.status() == Member.Status.RESTRICTED
                && !member.rights().path("can_send_messages").asBoolean()) {
            throw ApiError.badRequest("not enough rights to send text messages to the chat");
        }
        arguments.number("message_thread_id").ifPresent(thread -> {
            var topic = Optional.ofNullable(group.topics().get(thread))
                    .orElseThrow(() -> ApiError.badRequest("message thread not found"));
            if (topic.closed() && !member.status().leads()) {
                throw ApiError.badRequest("TOPIC_CLOSED");
            }
        });
    }

    @CanIgnoreReturnValue
    private static Member checkInside(Bot bot, Group group) {
        var member = group.member(bot.id()).orElseThrow(() -> ApiError.badRequest("chat not found"));
        if (member.status() == Member.Status.KICKED) {
            throw ApiError.forbidden(
                    "bot was kicked from the %s chat".formatted(group.kind().written()));
        }
        if (!member.isInside()) {
            throw ApiError.forbidden(
                    "bot is not a member of the %s chat".formatted(group.kind().written()));
        }
        return member;
    }

    public static long messageId(Arguments arguments) {
        return arguments
                .number("message_id")
                .orElseThrow(() -> ApiError.badRequest("message identifier is not specified"));
    }

    /// One of the bot's own messages; `purpose` as in "message to edit not found".
    public static Message own(Bot bot, Chat chat, Arguments arguments, String purpose) {
        long id = messageId(arguments);
        var message = chat.find(id).orElseThrow(() -> ApiError.badRequest("message to " + purpose + " not found"));
        if (!isOwn(bot, chat, message)) {
            throw ApiError.badRequest("message can't be " + (purpose.equals("edit") ? "edited" : "deleted"));
        }
        return message;
    }

    /// A leader of a channel has written all that is in it.
    private static boolean isOwn(Bot bot, Chat chat, Message message) {
        if (!message.isFrom(Message.Author.BOT)) {
            return false;
        }
        return chat.group()
                .map(group -> group.isChannel() || message.isOf(bot.id()))
                .orElse(true);
    }
}
