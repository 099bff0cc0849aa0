package dev.beseda.bot.conversations;

import dev.beseda.bot.engine.Conversation;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

/// The state of a conversation as JSON, in the form in which it is stored. Fields that are unknown here are passed
/// over,
/// so that an older release can read what a newer one wrote.
final class States {
    private States() {}

    static String write(Conversation state) {
        var json = new JsonObject().put("language", state.language());
        state.waiting()
                .ifPresent(waiting -> json.put(
                        "waiting",
                        new JsonObject()
                                .put("version", waiting.version().toString())
                                .put("step", waiting.step())));
        var variables = new JsonObject();
        state.variables().forEach(variables::put);
        return json.put("variables", variables).encode();
    }

    static Conversation read(JsonObject json) {
        var waiting = Optional.ofNullable(json.getJsonObject("waiting"))
                .map(at -> new Conversation.Waiting(UUID.fromString(at.getString("version")), at.getString("step")));
        var variables = new HashMap<String, String>();
        json.getJsonObject("variables", new JsonObject())
                .forEach(entry -> variables.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new Conversation(json.getString("language"), waiting, variables);
    }
}
