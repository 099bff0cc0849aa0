package dev.beseda.simulator.control.chats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Form;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.GroupLife;
import dev.beseda.simulator.world.GroupLife.Place;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.chats.Group;
import dev.beseda.simulator.world.chats.Member;
import dev.beseda.simulator.world.chats.Topic;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Makes groups and channels, and lets people come, go and write there: `groups[/{group}[/{what}]]`.
public final class GroupsControl {
    private static final long USUAL_TOPIC_COLOUR = 7_322_096;

    private final World world;
    private final GroupLife life;
    private final Found found;

    public GroupsControl(World world) {
        this.world = world;
        this.life = world.groupLife();
        this.found = new Found(world);
    }

    public Reply post(ControlRequest request) {
        if (request.path().isEmpty()) {
            return make(request.form());
        }
        var group = found.group(request.path().getFirst());
        var what = request.path().size() == 2 ? request.path().get(1) : "";
        var form = request.form();
        return switch (what) {
            case "members" -> member(group, form);
            case "messages" -> write(group, form);
            case "taps" -> tap(group, form);
            case "topics" -> topic(group, form);
            case "title" -> rename(group, form);
            case "upgrade" -> upgrade(group, form);
            case "join_requests" -> ask(group, form);
            default ->
                throw new Refusal(
                        Reason.ABSENT,
                        "path",
                        "A group has members, messages, taps, topics, title, upgrade, join_requests");
        };
    }

    public Reply get(ControlRequest request) {
        if (request.path().isEmpty()) {
            return Reply.ok(
                    world.groups().all().stream().map(Group::toTelegramChat).toList());
        }
        var group = found.group(request.path().getFirst());
        return Reply.ok(shown(group));
    }

    private Reply make(Form form) {
        var kind = Group.Kind.of(form.textIfAny("kind").orElse("group"))
                .orElseThrow(
                        () -> new Refusal(Reason.WRONG, "kind", "Field \"kind\" must be group, supergroup or channel"));
        var owner = found.user(form.number("owner"));
        var title = form.text("title");
        var username = form.textIfAny("username");
        boolean forum = form.flagIfAny("forum").orElse(false);
        form.end();
        var group = life.make(kind, title, owner);
        username.ifPresent(name -> group.about().put("username", name));
        if (forum) {
            group.becomeForum();
        }
        return Reply.made(shown(group));
    }

    private Reply member(Group group, Form form) {
        var someone = form.has("bot")
                ? found.bot(form.botReference("bot")).toTelegram()
                : found.user(form.number("user")).toTelegram();
        var status = Member.Status.of(form.textIfAny("status").orElse("member"))
                .orElseThrow(() -> new Refusal(
                        Reason.WRONG,
                        "status",
                        "Field \"status\" must be one of "
                                + Arrays.stream(Member.Status.values())
                                        .map(Member.Status::written)
                                        .collect(Collectors.joining(", "))));
        var by = form.numberIfAny("by");
        form.end();
        var actor = by.isPresent() ? found.user(by.getAsLong()).toTelegram() : actor(group, someone);
        life.change(group, actor, Member.of(someone, status));
        return Reply.ok(shown(group));
    }

    /// People act for themselves; for bots the group's owner does.
    private static ObjectNode actor(Group group, ObjectNode someone) {
        return someone.path("is_bot").asBoolean() ? owner(group) : someone;
    }

    private static ObjectNode owner(Group group) {
        return group.members().stream()
                .filter(member -> member.status() == Member.Status.CREATOR)
                .map(Member::user)
                .findFirst()
                .orElseThrow(() -> new Refusal(Reason.NOT_NOW, "by", "The group has no owner: say who does it"));
    }

    private Reply write(Group group, Form form) {
        var user = found.user(form.number("user"));
        var text = form.text("text");
        var place = new Place(
                form.numberIfAny("message_thread_id").orElse(0),
                form.numberIfAny("reply_to").orElse(0));
        form.end();
        var message = life.write(group, user, text, place);
        return Reply.made(Json.object()
                .put("message_id", message.id())
                .put("date", message.moment().atMillis() / 1_000));
    }

    private Reply tap(Group group, Form form) {
        var user = found.user(form.number("user"));
        var button = new World.Button(form.number("message_id"), form.text("data"));
        form.end();
        return Reply.made(Json.object()
                .put("callback_query_id", world.tap(group, user, button).callbackQueryId()));
    }

    private Reply topic(Group group, Form form) {
        var user = found.user(form.number("user"));
        var looks = new Topic(0, form.text("name"), USUAL_TOPIC_COLOUR, null, false);
        form.end();
        return Reply.made(life.open(group, user.toTelegram(), looks).toTelegram());
    }

    private Reply rename(Group group, Form form) {
        var by = form.has("user") ? found.user(form.number("user")).toTelegram() : owner(group);
        var title = form.text("title");
        form.end();
        life.rename(group, by, title);
        return Reply.ok(shown(group));
    }

    private Reply upgrade(Group group, Form form) {
        form.end();
        return Reply.made(shown(life.upgrade(group, owner(group))));
    }

    private Reply ask(Group group, Form form) {
        var user = found.user(form.number("user"));
        var bio = form.textIfAny("bio");
        var link = form.textIfAny("invite_link");
        form.end();
        var request = Json.object();
        request.set("chat", group.toTelegramChat());
        request.set("from", user.toTelegram());
        request.put("user_chat_id", user.id()).put("date", world.clock().millis() / 1_000);
        bio.ifPresent(text -> request.put("bio", text));
        link.flatMap(group::link).ifPresent(known -> request.set("invite_link", known));
        life.ask(group, request);
        return Reply.made(request);
    }

    private static ObjectNode shown(Group group) {
        var json = group.toTelegramChat();
        var members = json.putArray("members");
        group.members().forEach(member -> members.add(member.toTelegram()));
        var topics = json.putArray("topics");
        group.topics().values().forEach(topic -> topics.add(topic.toTelegram()));
        group.upgradedTo().ifPresent(id -> json.put("upgraded_to", id));
        return json;
    }
}
