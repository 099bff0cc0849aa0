package dev.beseda.simulator.botapi.bots;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bot;

/// What a bot is and says about itself.
final class ProfileMethods {
    private static final int MOST_COMMANDS = 100;

    Answer getMe(Bot bot, Arguments arguments) {
        return Answer.Success.of(bot.toTelegram()
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", bot.readsAll())
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false));
    }

    Answer setMyCommands(Bot bot, Arguments arguments) {
        var commands = (ArrayNode) arguments.node("commands").orElseThrow();
        if (commands.size() > MOST_COMMANDS) {
            throw ApiError.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        for (var command : commands) {
            if (!command.path("command").asText().matches("/?[a-z0-9_]{1,32}")) {
                throw ApiError.badRequest("BOT_COMMAND_INVALID");
            }
        }
        bot.commands().put(place(arguments), commands);
        return Answer.Success.yes();
    }

    Answer getMyCommands(Bot bot, Arguments arguments) {
        return Answer.Success.of(bot.commands().getOrDefault(place(arguments), Json.array()));
    }

    Answer deleteMyCommands(Bot bot, Arguments arguments) {
        bot.commands().remove(place(arguments));
        return Answer.Success.yes();
    }

    private static String place(Arguments arguments) {
        var scope = arguments.node("scope").map(Object::toString).orElse("{\"type\":\"default\"}");
        return scope + arguments.text("language_code").orElse("");
    }
}
