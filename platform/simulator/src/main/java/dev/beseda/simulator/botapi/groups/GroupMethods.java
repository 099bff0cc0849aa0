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

/// What a chat is called and how it looks.
final class GroupMethods {
    private static final String TO_CHANGE = " to change chat info";

    private final World world;
    private final Chats chats;

    GroupMethods(World world) {
        this.world = world;
        this.chats = new Chats(world);
    }

    Answer getChat(Bot bot, Arguments call) {
        var chat = chats.existing(bot, call);
        var json = chat.peer().toTelegramChat();
        if (chat.group().isPresent()) {
            json.setAll(chats.joined(bot, call).about());
        }
        json.put("accent_color_id", Math.abs(chat.id() % 7)).put("max_reaction_count", 11);
        var gifts = json.putObject("accepted_gift_types");
        for (var kind : new String[] {
            "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"
        }) {
            gifts.put(kind, chat.group().isEmpty());
        }
        return Answer.Success.of(json);
    }

    Answer setChatTitle(Bot bot, Arguments call) {
        var group = chats.led(bot, call, " to change chat title");
        world.groupLife().rename(group, bot.toTelegram(), call.text("title").orElse(""));
        return Answer.Success.yes();
    }

    Answer setChatDescription(Bot bot, Arguments call) {
        var group = chats.led(bot, call, " to set chat description");
        var description = call.text("description").orElse("");
        if (description.equals(group.about().path("description").asText())) {
            throw ApiError.badRequest("chat description is not modified");
        }
        return remembered(group, Json.object().put("description", description));
    }

    Answer setChatPermissions(Bot bot, Arguments call) {
        var group = chats.led(bot, call, " to change chat permissions");
        var change = Json.object();
        change.set("permissions", call.node("permissions").orElseThrow());
        return remembered(group, change);
    }

    Answer setChatStickerSet(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_CHANGE);
        return remembered(
                group,
                Json.object()
                        .put("sticker_set_name", call.text("sticker_set_name").orElse("")));
    }

    Answer deleteChatStickerSet(Bot bot, Arguments call) {
        chats.led(bot, call, TO_CHANGE).about().remove("sticker_set_name");
        return Answer.Success.yes();
    }

    Answer setChatPhoto(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_CHANGE);
        var photo = Json.object();
        for (var size : new String[] {"small", "big"}) {
            photo.put(size + "_file_id", "chatphoto" + size + world.freshNumber())
                    .put(size + "_file_unique_id", size + world.freshNumber());
        }
        var change = Json.object();
        change.set("photo", photo);
        return remembered(group, change);
    }

    Answer deleteChatPhoto(Bot bot, Arguments call) {
        var group = chats.led(bot, call, TO_CHANGE);
        if (group.about().remove("photo") == null) {
            throw ApiError.badRequest("CHAT_NOT_MODIFIED");
        }
        return Answer.Success.yes();
    }

    /// A channel that may not write in its own name; nobody does here, so there is only the right to check.
    Answer senderChat(Bot bot, Arguments call) {
        var unused = chats.led(bot, call, " to restrict/unrestrict chat member");
        return Answer.Success.yes();
    }

    private static Answer remembered(Group group, ObjectNode change) {
        group.about().setAll(change);
        return Answer.Success.yes();
    }
}
