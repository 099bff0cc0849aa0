package dev.beseda.simulator.botapi.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the Bot API says to a call.
public sealed interface Answer {
    /// Done; an empty description is not sent.
    record Success(JsonNode result, String description) implements Answer {
        public static Success of(JsonNode result) {
            return new Success(result, "");
        }

        public static Success yes() {
            return of(BooleanNode.TRUE);
        }
    }

    /// Not done.
    record Failure(int code, String description, OptionalInt retryAfter, OptionalLong migrateToChat) implements Answer {
        public static Failure of(int code, String description) {
            return new Failure(code, description, OptionalInt.empty(), OptionalLong.empty());
        }

        public static Failure migrated(long supergroup) {
            return new Failure(
                    400,
                    "Bad Request: group chat was upgraded to a supergroup chat",
                    OptionalInt.empty(),
                    OptionalLong.of(supergroup));
        }

        public static Failure tooMany(int retryAfter) {
            return new Failure(
                    429,
                    "Too Many Requests: retry after " + retryAfter,
                    OptionalInt.of(retryAfter),
                    OptionalLong.empty());
        }
    }

    default int status() {
        return switch (this) {
            case Success done -> 200;
            case Failure failure -> failure.code();
        };
    }

    default ObjectNode toJson() {
        return switch (this) {
            case Success done -> {
                var json = Json.object().put("ok", true);
                json.set("result", done.result());
                yield done.description().isEmpty() ? json : json.put("description", done.description());
            }
            case Failure failure -> {
                var json = Json.object()
                        .put("ok", false)
                        .put("error_code", failure.code())
                        .put("description", failure.description());
                failure.retryAfter()
                        .ifPresent(seconds -> json.putObject("parameters").put("retry_after", seconds));
                failure.migrateToChat()
                        .ifPresent(chat -> json.putObject("parameters").put("migrate_to_chat_id", chat));
                yield json;
            }
        };
    }
}
