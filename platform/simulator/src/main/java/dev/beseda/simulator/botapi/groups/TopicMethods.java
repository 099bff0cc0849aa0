package dev.beseda.simulator.botapi.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.calls.Behaviour;
import dev.beseda.simulator.botapi.sending.Chats;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Group;
import dev.beseda.simulator.world.chats.Topic;

/// The topics of a forum.
final class TopicMethods {
    private static final long USUAL_COLOUR = 7_322_096;

    private final World world;
    private final Chats chats;

    TopicMethods(World world) {
        this.world = world;
        this.chats = new Chats(world);
    }

    Answer createForumTopic(Bot bot, Arguments call) {
        var group = forum(bot, call);
        var looks = new Topic(
                0,
                call.text("name").orElse(""),
                call.number("icon_color").orElse(USUAL_COLOUR),
                call.text("icon_custom_emoji_id").orElse(null),
                false);
        return Answer.Success.of(
                world.groupLife().open(group, bot.toTelegram(), looks).toTelegram());
    }

    Answer editForumTopic(Bot bot, Arguments call) {
        var group = forum(bot, call);
        var topic = topic(group, call);
        var named = call.text("name").map(topic::named).orElse(topic);
        var edited = call.text("icon_custom_emoji_id").map(named::withIcon).orElse(named);
        if (edited.equals(topic)) {
            throw ApiError.badRequest("TOPIC_NOT_MODIFIED");
        }
        var what = Json.object();
        call.text("name").ifPresent(name -> what.put("name", name));
        call.text("icon_custom_emoji_id").ifPresent(icon -> what.put("icon_custom_emoji_id", icon));
        return changed(bot, group, edited, told("forum_topic_edited", what));
    }

    Answer closeForumTopic(Bot bot, Arguments call) {
        return close(bot, call, true);
    }

    Answer reopenForumTopic(Bot bot, Arguments call) {
        return close(bot, call, false);
    }

    /// Its messages go with it.
    Answer deleteForumTopic(Bot bot, Arguments call) {
        var group = forum(bot, call);
        long thread = topic(group, call).thread();
        group.topics().remove(thread);
        var chat = bot.chatOf(group);
        chat.messagesAfter(0).stream()
                .filter(message -> message.mark("message_thread_id").equals(Long.toString(thread)))
                .forEach(message -> chat.remove(message.id()));
        return Answer.Success.yes();
    }

    Answer unpinAllForumTopicMessages(Bot bot, Arguments call) {
        var unused = topic(forum(bot, call), call);
        return Answer.Success.yes();
    }

    /// The general topic is always there; what becomes of it is only told.
    Behaviour.AtOnce general(String announced) {
        return (bot, call) -> {
            var group = forum(bot, call);
            var what = Json.object();
            call.text("name").ifPresent(name -> what.put("name", name));
            world.groupLife().announce(group, bot.toTelegram(), told(announced, what));
            return Answer.Success.yes();
        };
    }

    Answer unpinAllGeneralForumTopicMessages(Bot bot, Arguments call) {
        var unused = forum(bot, call);
        return Answer.Success.yes();
    }

    private Answer close(Bot bot, Arguments call, boolean closed) {
        var group = forum(bot, call);
        var topic = topic(group, call);
        if (topic.closed() == closed) {
            throw ApiError.badRequest("TOPIC_NOT_MODIFIED");
        }
        var kind = closed ? "forum_topic_closed" : "forum_topic_reopened";
        return changed(bot, group, topic.closed(closed), told(kind, Json.object()));
    }

    private Answer changed(Bot bot, Group group, Topic topic, ObjectNode what) {
        group.topics().put(topic.thread(), topic);
        world.groupLife().announce(group, bot.toTelegram(), what);
        return Answer.Success.yes();
    }

    private static ObjectNode told(String kind, ObjectNode what) {
        var told = Json.object();
        told.set(kind, what);
        return told;
    }

    private Group forum(Bot bot, Arguments call) {
        var group = chats.led(bot, call, " to create a topic");
        if (!group.isForum()) {
            throw ApiError.badRequest("the chat is not a forum");
        }
        return group;
    }

    private static Topic topic(Group group, Arguments call) {
        var topic = group.topics().get(call.number("message_thread_id").orElse(0));
        if (topic == null) {
            throw ApiError.badRequest("TOPIC_ID_INVALID");
        }
        return topic;
    }
}
