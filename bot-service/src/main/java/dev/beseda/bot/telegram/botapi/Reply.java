package dev.beseda.bot.telegram.botapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;

/// How a call to Telegram ended.
public sealed interface Reply {
    int UNAUTHORIZED = 401;
    int ABSENT = 404;
    int CONFLICT = 409;

    /// It was done; `body` is Telegram's answer as it came.
    record Done(String body) implements Reply {
        public JsonNode result() {
            return tree(body).path("result");
        }
    }

    /// Telegram said no.
    record Refused(int code, String description) implements Reply {
        /// The token is worth nothing: Telegram says so in two ways.
        public boolean isTokenRevoked() {
            return code == UNAUTHORIZED || code == ABSENT;
        }
    }

    /// Too many calls; the next one after `retryAfter`.
    record Flooded(Duration retryAfter) implements Reply {}

    /// There was no answer of Telegram's; `why` has neither address nor token.
    record Silent(String why) implements Reply {}

    /// What came back over HTTP, understood. Whatever it is, it is one of these.
    static Reply of(int status, String body) {
        var answer = tree(body);
        if (answer.path("ok").asBoolean()) {
            return new Done(body);
        }
        int code = answer.path("error_code").asInt();
        var description = answer.path("description").asText("");
        if (code == 0) {
            return new Silent("The answer was not Telegram's (HTTP status %d)".formatted(status));
        }
        if (code == 429) {
            return new Flooded(Duration.ofSeconds(
                    Math.max(1, answer.at("/parameters/retry_after").asLong(1))));
        }
        return code >= 500 ? new Silent(code + " " + description) : new Refused(code, description);
    }

    private static JsonNode tree(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /// Keeps the mapper out of the interface's face.
    final class Json {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        private Json() {}
    }
}
