package dev.beseda.bot.conversations.requests.sending;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.kit.http.ReceivedAnswer;
import java.util.HashMap;
import java.util.Map;

/// Takes from a server's answer what a scenario wants to keep of it.
final class AnswerReader {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private AnswerReader() {}

    /// An answer that nothing is wanted of may be anything.
    ///
    /// @param saves JSON pointers by variable
    static EngineEvent.Fetched read(long ticket, ReceivedAnswer answer, Map<String, String> saves) {
        if (!answer.isGood()) {
            return failed(ticket);
        }
        if (saves.isEmpty()) {
            return new EngineEvent.Fetched(ticket, true, Map.of());
        }
        try {
            var json = JSON.readTree(answer.body());
            return json.isMissingNode() ? failed(ticket) : new EngineEvent.Fetched(ticket, true, values(json, saves));
        } catch (JsonProcessingException notJson) {
            return failed(ticket);
        }
    }

    static EngineEvent.Fetched failed(long ticket) {
        return new EngineEvent.Fetched(ticket, false, Map.of());
    }

    private static Map<String, Value> values(JsonNode json, Map<String, String> saves) {
        var values = new HashMap<String, Value>();
        saves.forEach((variable, pointer) -> values.put(variable, value(found(json, pointer))));
        return values;
    }

    private static JsonNode found(JsonNode json, String pointer) {
        try {
            return json.at(JsonPointer.compile(pointer));
        } catch (IllegalArgumentException noPointer) {
            return MissingNode.getInstance();
        }
    }

    /// Lists and objects are kept as they are written. The database knows no character NUL.
    private static Value value(JsonNode found) {
        return switch (found.getNodeType()) {
            case MISSING, NULL -> new Value.Nothing();
            case BOOLEAN -> new Value.Truth(found.booleanValue());
            case NUMBER -> Value.number(found.decimalValue());
            case STRING -> new Value.Text(found.textValue().replace("\0", ""));
            case ARRAY, OBJECT, BINARY, POJO -> new Value.Text(found.toString());
        };
    }
}
