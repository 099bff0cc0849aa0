package dev.beseda.simulator.botapi.others;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Bodies;
import dev.beseda.simulator.botapi.sending.Chats;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message;
import dev.beseda.simulator.world.messages.Message.Body;

/// Games: a message with a name, and the scores people reach.
final class GameMethods {
    private final World world;
    private final Sending sending;

    GameMethods(World world, Sending sending) {
        this.world = world;
        this.sending = sending;
    }

    Answer sendGame(Bot bot, Arguments call) {
        var fields = Json.object();
        fields.putObject("game")
                .put("title", call.text("game_short_name").orElse(""))
                .put("description", "")
                .putArray("photo");
        return sending.send(bot, call, Body.of(new Content("game", fields)).withMarkup(Bodies.markup(call)));
    }

    /// A score only rises, unless the bot insists.
    Answer setGameScore(Bot bot, Arguments call) {
        var chat = sending.chats().writable(bot, call);
        var message = game(chat, call);
        var user = user(call);
        var scores = scores(bot, message);
        long score = call.number("score").orElse(0);
        if (!call.flag("force") && scores.path(user).asLong(-1) >= score) {
            throw ApiError.badRequest("BOT_SCORE_NOT_MODIFIED");
        }
        scores.put(user, score);
        return Sending.shown(bot, chat, message);
    }

    Answer getGameHighScores(Bot bot, Arguments call) {
        var message = game(sending.chats().writable(bot, call), call);
        var unused = user(call);
        var table = Json.array();
        scores(bot, message).properties().stream()
                .sorted((one, other) ->
                        Long.compare(other.getValue().asLong(), one.getValue().asLong()))
                .forEach(score -> {
                    var line = table.addObject().put("position", table.size());
                    world.users()
                            .find(Long.parseLong(score.getKey()))
                            .ifPresent(user -> line.set("user", user.toTelegram()));
                    line.put("score", score.getValue().asLong());
                });
        return Answer.Success.of(table);
    }

    private static ObjectNode scores(Bot bot, Message message) {
        return bot.about().withObjectProperty("scores:" + message.id());
    }

    private static Message game(Chat chat, Arguments call) {
        return chat.find(Chats.messageId(call))
                .filter(message -> message.body()
                        .shown()
                        .filter(content -> content.kind().equals("game"))
                        .isPresent())
                .orElseThrow(() -> ApiError.badRequest("message to set game score not found"));
    }

    private String user(Arguments call) {
        return world.users()
                .find(call.number("user_id").orElse(0))
                .map(user -> Long.toString(user.id()))
                .orElseThrow(() -> ApiError.badRequest("user not found"));
    }
}
