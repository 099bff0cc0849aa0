package dev.beseda.bot.telegram.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.beseda.bot.telegram.rules.Answer;
import java.util.OptionalLong;

/// What Telegram gave back.
public final class Results {
    private static final JsonMapper JSON = new JsonMapper();

    private Results() {}

    public static JsonNode of(Answer.Done done) {
        try {
            return JSON.readTree(done.body()).path("result");
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /// The id of the message that was made, or of the first one of an album.
    static OptionalLong message(Answer.Done done) {
        var result = of(done);
        var message = (result.isArray() ? result.path(0) : result).path("message_id");
        return message.isIntegralNumber() ? OptionalLong.of(message.longValue()) : OptionalLong.empty();
    }
}
