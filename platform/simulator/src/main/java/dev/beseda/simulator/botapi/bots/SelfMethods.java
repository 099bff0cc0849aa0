package dev.beseda.simulator.botapi.bots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.calls.Behaviour;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import java.util.List;

/// What a bot says about itself, and the bots it manages.
final class SelfMethods {
    private static final List<String> RIGHTS = List.of(
            "is_anonymous",
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_send_welcome_messages");

    private final World world;

    SelfMethods(World world) {
        this.world = world;
    }

    /// Remembers one text per language; an empty one is forgotten.
    static Behaviour.AtOnce setText(String field) {
        return (bot, call) -> {
            var key = key(field, call);
            var text = call.text(field).orElse("");
            if (text.isEmpty()) {
                bot.about().remove(key);
            } else {
                bot.about().put(key, text);
            }
            return Answer.Success.yes();
        };
    }

    /// The text in this language, else in any, else what the bot is called or nothing.
    static Behaviour.AtOnce getText(String field) {
        return (bot, call) -> {
            var otherwise = field.equals("name") ? bot.names().name() : "";
            var text = bot.about()
                    .path(key(field, call))
                    .asText(bot.about().path(field + ":").asText(otherwise));
            return Answer.Success.of(Json.object().put(field, text));
        };
    }

    private static String key(String field, Arguments call) {
        return field + ":" + call.text("language_code").orElse("");
    }

    Answer setChatMenuButton(Bot bot, Arguments call) {
        var button = call.node("menu_button").orElseGet(() -> Json.object().put("type", "default"));
        checkChat(call);
        bot.about().set(menuKey(call), button);
        return Answer.Success.yes();
    }

    Answer getChatMenuButton(Bot bot, Arguments call) {
        checkChat(call);
        var common = bot.about().path("menu:");
        var own = bot.about().path(menuKey(call));
        JsonNode button = isSet(own) ? own : common;
        return Answer.Success.of(isSet(button) ? button : Json.object().put("type", "commands"));
    }

    private static boolean isSet(JsonNode button) {
        return !button.isMissingNode() && !button.path("type").asText().equals("default");
    }

    private static String menuKey(Arguments call) {
        return "menu:" + call.text("chat_id").orElse("");
    }

    private void checkChat(Arguments call) {
        call.number("chat_id").ifPresent(chat -> {
            if (world.users().find(chat).isEmpty()) {
                throw ApiError.badRequest("chat not found");
            }
        });
    }

    Answer setMyDefaultAdministratorRights(Bot bot, Arguments call) {
        call.node("rights")
                .ifPresentOrElse(
                        rights -> bot.about().set(rightsKey(call), rights),
                        () -> bot.about().remove(rightsKey(call)));
        return Answer.Success.yes();
    }

    Answer getMyDefaultAdministratorRights(Bot bot, Arguments call) {
        var rights = bot.about().get(rightsKey(call));
        if (rights != null) {
            return Answer.Success.of(rights);
        }
        var none = Json.object();
        RIGHTS.forEach(right -> none.put(right, false));
        return Answer.Success.of(none);
    }

    private static String rightsKey(Arguments call) {
        return "rights:" + call.flag("for_channels");
    }

    Answer getManagedBotToken(Bot bot, Arguments call) {
        return Answer.Success.of(Json.tree(managed(bot, call).token().written()));
    }

    /// The old token is no good any more.
    Answer replaceManagedBotToken(Bot bot, Arguments call) {
        return Answer.Success.of(
                Json.tree(world.bots().replaceToken(managed(bot, call)).written()));
    }

    Answer setManagedBotAccessSettings(Bot bot, Arguments call) {
        var settings = Json.object().put("is_access_restricted", call.flag("is_access_restricted"));
        if (call.flag("is_access_restricted")) {
            var users = settings.putArray("added_users");
            call.node("added_user_ids").orElseGet(Json::array).forEach(id -> users.add(user(id.asLong())));
        }
        managed(bot, call).about().set("access", settings);
        return Answer.Success.yes();
    }

    Answer getManagedBotAccessSettings(Bot bot, Arguments call) {
        var settings = managed(bot, call).about().get("access");
        return Answer.Success.of(settings == null ? Json.object().put("is_access_restricted", false) : settings);
    }

    private ObjectNode user(long id) {
        return world.users()
                .find(id)
                .orElseThrow(() -> ApiError.badRequest("user not found"))
                .toTelegram();
    }

    private Bot managed(Bot manager, Arguments call) {
        return world.bots()
                .find(Long.toString(call.number("user_id").orElse(0)))
                .filter(bot -> bot.about().path("manager").asLong() == manager.id())
                .orElseThrow(() -> ApiError.badRequest("user is not a bot managed by the bot"));
    }
}
