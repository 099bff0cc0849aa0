package dev.beseda.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.simulator.clock.WorldClock;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Bots;
import dev.beseda.simulator.world.bots.Lane;
import dev.beseda.simulator.world.chats.Group;
import dev.beseda.simulator.world.chats.Groups;
import dev.beseda.simulator.world.chats.Member;
import dev.beseda.simulator.world.chats.Topic;
import dev.beseda.simulator.world.chats.User;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message;
import dev.beseda.simulator.world.messages.Message.Author;
import dev.beseda.simulator.world.messages.Message.Body;
import dev.beseda.simulator.world.messages.Message.Moment;
import dev.beseda.simulator.world.messages.PlainEntities;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.List;
import java.util.Optional;

/// What happens in groups, and which bots hear of it.
public final class GroupLife {
    private static final int LONGEST_TEXT = 4096;

    private final Groups groups;
    private final Bots bots;
    private final Post post;
    private final WorldClock clock;

    GroupLife(Groups groups, Bots bots, Post post, WorldClock clock) {
        this.groups = groups;
        this.bots = bots;
        this.post = post;
        this.clock = clock;
    }

    /// Where in a group something is written: its topic and the message it answers; 0 for none.
    public record Place(long thread, long replyTo) {
        public static final Place MAIN = new Place(0, 0);
    }

    /// A new group that belongs to this person.
    public Group make(Group.Kind kind, String title, User owner) {
        var group = groups.add(kind, title);
        group.put(Member.of(owner.toTelegram(), Member.Status.CREATOR));
        return group;
    }

    /// A person writes; in a channel only who leads it.
    public Message write(Group group, User user, String text, Place place) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw new Refusal(Reason.WRONG, "text", "A message has 1 to %d characters".formatted(LONGEST_TEXT));
        }
        if (!group.isInside(user.id()) || group.isChannel() && !group.leads(user.id())) {
            throw new Refusal(Reason.NOT_NOW, "user", "This user may not write here");
        }
        checkPlace(group, place);
        return add(group, user.toTelegram(), new Body(text, PlainEntities.in(text), null), place);
    }

    /// Tells in the group that something has happened to it, such as a new title.
    @CanIgnoreReturnValue
    public Message announce(Group group, ObjectNode by, ObjectNode what) {
        return add(group, by, Body.of(new Content("service", what)), Place.MAIN);
    }

    /// Someone comes, goes or gets other rights.
    public void change(Group group, ObjectNode by, Member after) {
        var before = group.member(after.id()).orElseGet(() -> after.as(Member.Status.LEFT));
        group.put(after);
        var news = Json.object();
        news.set("chat", group.toTelegramChat());
        news.set("from", by);
        news.put("date", clock.millis() / 1_000);
        news.set("old_chat_member", before.toTelegram());
        news.set("new_chat_member", after.toTelegram());
        tellOfChange(group, after, news);
        if (!group.isChannel() && before.isInside() != after.isInside()) {
            announce(group, by, comingOrGoing(after));
        }
    }

    public void rename(Group group, ObjectNode by, String title) {
        group.rename(title);
        announce(group, by, Json.object().put("new_chat_title", title));
    }

    /// The group becomes a supergroup with another id; the old one only says so from now on.
    public Group upgrade(Group group, ObjectNode by) {
        if (group.kind() != Group.Kind.GROUP || group.upgradedTo().isPresent()) {
            throw new Refusal(Reason.NOT_NOW, "group", "Only a group can become a supergroup, and only once");
        }
        var supergroup = groups.add(Group.Kind.SUPERGROUP, group.title());
        group.members().forEach(supergroup::put);
        announce(group, by, Json.object().put("migrate_to_chat_id", supergroup.id()));
        group.upgrade(supergroup.id());
        announce(supergroup, by, Json.object().put("migrate_from_chat_id", group.id()));
        return supergroup;
    }

    /// The thread of a new topic.
    public Topic open(Group group, ObjectNode by, Topic looks) {
        group.becomeForum();
        var what = Json.object();
        what.set("forum_topic_created", looks.looks());
        var message = announce(group, by, what);
        var topic = new Topic(message.id(), looks.name(), looks.iconColor(), looks.icon(), false);
        group.topics().put(topic.thread(), topic);
        return topic;
    }

    /// The bots that are in the group.
    public List<Bot> botsIn(Group group) {
        return group.members().stream()
                .filter(member -> member.isBot() && member.isInside())
                .map(member -> bots.find(Long.toString(member.id())))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Someone asks to be let in: the bots that may let people in are asked.
    public void ask(Group group, ObjectNode request) {
        group.joinRequests().put(request.path("from").path("id").asLong(), request);
        leaders(group).forEach(bot -> post.send(bot, new Post.Letter("chat_join_request", lane(group), request)));
    }

    private List<Bot> leaders(Group group) {
        return botsIn(group).stream().filter(bot -> group.leads(bot.id())).toList();
    }

    private Message add(Group group, ObjectNode by, Body body, Place place) {
        var marks = Json.object();
        if (group.isChannel()) {
            marks.set("sender_chat", group.toTelegramChat());
        } else {
            marks.set("from", by);
        }
        if (place.thread() != 0) {
            marks.put("message_thread_id", place.thread()).put("is_topic_message", true);
        }
        var message = new Message(
                bots.messageIds().next(), Author.USER, Moment.at(clock.millis()), body, place.replyTo(), marks);
        group.history().add(message);
        group.history().changed();
        show(group, message, by.path("id").asLong());
        return message;
    }

    private void show(Group group, Message message, long author) {
        var kind = group.isChannel() ? "channel_post" : "message";
        for (var bot : botsIn(group)) {
            if (bot.id() != author && Privacy.shows(bot, group, message)) {
                post.send(
                        bot, new Post.Letter(kind, lane(group), TelegramJson.message(bot, bot.chatOf(group), message)));
            }
        }
    }

    /// The bot it is about hears of itself, even when it is out now; the others only if they lead.
    private void tellOfChange(Group group, Member about, ObjectNode news) {
        bots.find(Long.toString(about.id()))
                .ifPresent(bot -> post.send(bot, new Post.Letter("my_chat_member", lane(group), news)));
        leaders(group).stream()
                .filter(bot -> bot.id() != about.id())
                .forEach(bot -> post.send(bot, new Post.Letter("chat_member", lane(group), news)));
    }

    private static ObjectNode comingOrGoing(Member member) {
        var what = Json.object();
        if (member.isInside()) {
            what.putArray("new_chat_members").add(member.user());
        } else {
            what.set("left_chat_member", member.user());
        }
        return what;
    }

    private static void checkPlace(Group group, Place place) {
        if (place.thread() != 0 && !group.topics().containsKey(place.thread())) {
            throw new Refusal(Reason.ABSENT, "message_thread_id", "The group has no such topic");
        }
        if (place.replyTo() != 0 && group.history().find(place.replyTo()).isEmpty()) {
            throw new Refusal(Reason.ABSENT, "reply_to", "The group has no such message");
        }
    }

    static Lane lane(Group group) {
        return new Lane(Lane.Kind.CHAT, group.id());
    }
}
