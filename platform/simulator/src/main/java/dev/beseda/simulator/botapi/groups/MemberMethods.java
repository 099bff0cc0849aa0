package dev.beseda.simulator.botapi.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Chats;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Group;
import dev.beseda.simulator.world.chats.Member;
import dev.beseda.simulator.world.chats.Member.Status;

/// Who is in a group, and what a leading bot does with them.
final class MemberMethods {
    private static final String TO_RESTRICT = " to restrict/unrestrict chat member";

    private final World world;
    private final Chats chats;

    MemberMethods(World world) {
        this.world = world;
        this.chats = new Chats(world);
    }

    Answer getChatMember(Bot bot, Arguments call) {
        return Answer.Success.of(member(chats.joined(bot, call), call).toTelegram());
    }

    Answer getChatMemberCount(Bot bot, Arguments call) {
        var chat = chats.existing(bot, call);
        var group = chat.group();
        long count = group.isEmpty()
                ? 2
                : chats.joined(bot, call).members().stream()
                        .filter(Member::isInside)
                        .count();
        return Answer.Success.of(Json.tree(count));
    }

    /// Other bots are left out, as Telegram does.
    Answer getChatAdministrators(Bot bot, Arguments call) {
        boolean withBots = call.flag("return_bots");
        var leaders = Json.array();
        chats.joined(bot, call).members().stream()
                .filter(member -> member.status().leads())
                .filter(member -> withBots || !member.isBot() || member.id() == bot.id())
                .forEach(member -> leaders.add(member.toTelegram()));
        return Answer.Success.of(leaders);
    }

    Answer banChatMember(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_RESTRICT);
        var banned = removable(group, call)
                .as(
                        Status.KICKED,
                        Json.object()
                                .put("until_date", call.number("until_date").orElse(0)));
        world.groupLife().change(group, bot.toTelegram(), banned);
        return Answer.Success.yes();
    }

    Answer unbanChatMember(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_RESTRICT);
        var member = removable(group, call);
        boolean banned = member.status() == Status.KICKED;
        if (banned || member.isInside() && !call.flag("only_if_banned")) {
            world.groupLife().change(group, bot.toTelegram(), member.as(Status.LEFT));
        }
        return Answer.Success.yes();
    }

    Answer restrictChatMember(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_RESTRICT);
        if (group.kind() != Group.Kind.SUPERGROUP) {
            throw ApiError.badRequest("method is available only for supergroups");
        }
        var rights = (ObjectNode) call.node("permissions").orElseThrow().deepCopy();
        rights.put("until_date", call.number("until_date").orElse(0));
        world.groupLife().change(group, bot.toTelegram(), removable(group, call).as(Status.RESTRICTED, rights));
        return Answer.Success.yes();
    }

    /// Without any right it makes an ordinary member again.
    Answer promoteChatMember(Bot bot, Arguments call) {
        var group = chats.led(bot, call, "");
        var member = removable(group, call);
        var rights = Json.object();
        call.values().properties().stream()
                .filter(field -> field.getValue().isBoolean())
                .forEach(field -> rights.set(field.getKey(), field.getValue()));
        boolean any =
                rights.properties().stream().anyMatch(right -> right.getValue().asBoolean());
        var before = Json.object();
        member.as(Status.ADMINISTRATOR).rights().fieldNames().forEachRemaining(right -> before.put(right, false));
        before.put("can_be_edited", true).put("can_manage_chat", true).setAll(rights);
        world.groupLife()
                .change(
                        group,
                        bot.toTelegram(),
                        any ? member.as(Status.ADMINISTRATOR, before) : member.as(Status.MEMBER));
        return Answer.Success.yes();
    }

    Answer setChatAdministratorCustomTitle(Bot bot, Arguments call) {
        var group = chats.led(bot, call, "");
        var member = member(group, call);
        if (member.status() != Status.ADMINISTRATOR) {
            throw ApiError.badRequest("user is not an administrator");
        }
        group.put(member.with(
                Json.object().put("custom_title", call.text("custom_title").orElse(""))));
        return Answer.Success.yes();
    }

    Answer setChatMemberTag(Bot bot, Arguments call) {
        var group = chats.led(bot, call, "");
        var member = member(group, call);
        if (member.status() != Status.MEMBER && member.status() != Status.RESTRICTED) {
            throw ApiError.badRequest("tags are only for members who are no administrators");
        }
        group.put(member.with(Json.object().put("tag", call.text("tag").orElse(""))));
        return Answer.Success.yes();
    }

    Answer leaveChat(Bot bot, Arguments call) {
        var group = chats.joined(bot, call);
        world.groupLife()
                .change(
                        group,
                        bot.toTelegram(),
                        group.member(bot.id()).orElseThrow().as(Status.LEFT));
        return Answer.Success.yes();
    }

    private Member removable(Group group, Arguments call) {
        var member = member(group, call);
        if (member.status() == Status.CREATOR) {
            throw ApiError.badRequest("can't remove chat owner");
        }
        return member;
    }

    /// Someone Telegram knows but the group doesn't has simply left.
    private Member member(Group group, Arguments call) {
        long id = call.number("user_id").orElseThrow(() -> ApiError.badRequest("invalid user_id specified"));
        return group.member(id)
                .or(() -> world.users().find(id).map(user -> new Member(user.toTelegram(), Status.LEFT, Json.object())))
                .or(() -> world.bots()
                        .find(Long.toString(id))
                        .map(other -> new Member(other.toTelegram(), Status.LEFT, Json.object())))
                .orElseThrow(() -> ApiError.badRequest("PARTICIPANT_ID_INVALID"));
    }
}
