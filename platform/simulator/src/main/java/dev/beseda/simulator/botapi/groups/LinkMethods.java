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
import java.util.List;

/// Links that let people into a group, and people who ask to be let in.
final class LinkMethods {
    private static final String TO_INVITE = " to manage chat invite link";
    private static final List<String> SETTINGS = List.of(
            "name", "expire_date", "member_limit", "creates_join_request", "subscription_period", "subscription_price");

    private final World world;
    private final Chats chats;

    LinkMethods(World world) {
        this.world = world;
        this.chats = new Chats(world);
    }

    Answer exportChatInviteLink(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_INVITE);
        var link = fresh(bot).put("is_primary", true);
        group.keep(link);
        group.about().put("invite_link", link.path("invite_link").asText());
        return Answer.Success.of(link.path("invite_link"));
    }

    Answer createChatInviteLink(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_INVITE);
        if (call.flag("creates_join_request") && call.number("member_limit").isPresent()) {
            throw ApiError.badRequest("member limit can't be specified for links requiring administrator approval");
        }
        return kept(group, fresh(bot), call);
    }

    Answer editChatInviteLink(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_INVITE);
        return kept(group, known(group, call), call);
    }

    Answer revokeChatInviteLink(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_INVITE);
        var link = known(group, call).put("is_revoked", true);
        group.keep(link);
        return Answer.Success.of(link);
    }

    Answer approveChatJoinRequest(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_INVITE);
        var user = asking(group, call);
        world.groupLife().change(group, bot.toTelegram(), new Member(user, Member.Status.MEMBER, Json.object()));
        return Answer.Success.yes();
    }

    Answer declineChatJoinRequest(Bot bot, Arguments call) {
        var unused = asking(chats.led(bot, call, TO_INVITE), call);
        return Answer.Success.yes();
    }

    private static ObjectNode asking(Group group, Arguments call) {
        long user = call.number("user_id").orElse(0);
        if (group.isInside(user)) {
            throw ApiError.badRequest("USER_ALREADY_PARTICIPANT");
        }
        var request = group.joinRequests().remove(user);
        if (request == null) {
            throw ApiError.badRequest("HIDE_REQUESTER_MISSING");
        }
        return (ObjectNode) request.path("from");
    }

    private ObjectNode fresh(Bot bot) {
        var letters = Long.toString(Long.parseLong(world.freshNumber()), Character.MAX_RADIX);
        var link = Json.object().put("invite_link", "https://t.me/+" + letters);
        link.set("creator", bot.toTelegram());
        return link.put("creates_join_request", false).put("is_primary", false).put("is_revoked", false);
    }

    private static ObjectNode known(Group group, Arguments call) {
        return call.text("invite_link")
                .flatMap(group::link)
                .orElseThrow(() -> ApiError.badRequest("INVITE_HASH_INVALID"));
    }

    private static Answer kept(Group group, ObjectNode link, Arguments call) {
        SETTINGS.forEach(name -> call.node(name).ifPresent(value -> link.set(name, value)));
        group.keep(link);
        return Answer.Success.of(link);
    }
}
