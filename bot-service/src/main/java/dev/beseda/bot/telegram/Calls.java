package dev.beseda.bot.telegram;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.telegram.rules.Call;

/// Calls as JSON, in the form in which they are stored: `{"method":"sendMessage","text":"…"}`.
final class Calls {
    private static final ObjectMapper JSON = new ObjectMapper().addMixIn(Call.class, Form.class);

    private Calls() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "sendMessage", value = Call.SendMessage.class),
        @JsonSubTypes.Type(name = "answerCallbackQuery", value = Call.AnswerCallbackQuery.class),
    })
    private interface Form {}

    static String write(Call call) {
        try {
            return JSON.writeValueAsString(call);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("A call that can't be written: " + call.getClass(), fault);
        }
    }

    static Call read(String json) {
        try {
            return JSON.readValue(json, Call.class);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("A stored call that can't be read", fault);
        }
    }
}
