package dev.beseda.simulator.botapi.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.chats.Chat;
import java.util.Optional;

/// The message a new one replies to, 0 for none, and the piece of it that is quoted.
public record Replied(long messageId, Optional<ObjectNode> quote) {
    static final Replied NOTHING = new Replied(0, Optional.empty());

    public static Replied to(Chat chat, Arguments call) {
        var parameters = call.node("reply_parameters").orElseGet(Json::object);
        if (!parameters.has("message_id")) {
            return NOTHING;
        }
        var replied = chat.find(parameters.path("message_id").asLong());
        if (replied.isPresent()) {
            var text = replied.get().body().text();
            return new Replied(replied.get().id(), quote(parameters, text));
        }
        if (parameters.path("allow_sending_without_reply").asBoolean(false)) {
            return NOTHING;
        }
        throw ApiError.badRequest("message to be replied not found");
    }

    /// A quote must stand in the message word by word.
    private static Optional<ObjectNode> quote(JsonNode parameters, String text) {
        var quoted = parameters.path("quote").asText();
        if (quoted.isEmpty()) {
            return Optional.empty();
        }
        int position = text.indexOf(quoted, parameters.path("quote_position").asInt(0));
        position = position < 0 ? text.indexOf(quoted) : position;
        if (position < 0) {
            throw ApiError.badRequest("QUOTE_TEXT_INVALID");
        }
        return Optional.of(
                Json.object().put("text", quoted).put("position", position).put("is_manual", true));
    }
}
