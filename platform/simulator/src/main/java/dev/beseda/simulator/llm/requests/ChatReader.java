package dev.beseda.simulator.llm.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.llm.requests.Asked.Api;
import dev.beseda.simulator.llm.requests.Asked.Wanted;
import dev.beseda.simulator.llm.requests.Asked.Words;
import java.util.Set;

/// Reads `chat/completions` as the provider would.
public final class ChatReader {
    private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool");
    private static final int MOST_STOPS = 4;
    private static final int MOST_STOPS_OF_MISTRAL = 1_000;

    private final Dialect dialect;
    private final Values values;

    private ChatReader(Dialect dialect, ObjectNode body) {
        this.dialect = dialect;
        this.values = new Values(body);
    }

    public static Asked read(Dialect dialect, ObjectNode body) {
        return new ChatReader(dialect, body).read();
    }

    private Asked read() {
        dialect.checkFields(values.body());
        var model = dialect == Dialect.LLAMA && !values.has("model") ? "default" : values.text("model");
        values.checkRange("temperature", 0, dialect.hottest());
        values.checkRange("top_p", 0, 1);
        values.checkRange("presence_penalty", -2, 2);
        values.checkRange("frequency_penalty", -2, 2);
        checkReasoning(model);
        return new Asked(Api.CHAT, dialect, model, words(), wanted());
    }

    private Wanted wanted() {
        boolean stream = values.flag("stream");
        boolean usage = values.body().at("/stream_options/include_usage").asBoolean();
        if (values.has("stream_options") && !stream && !dialect.isLenient()) {
            throw Values.wrong(
                    "stream_options", "The 'stream_options' parameter is only allowed when 'stream' is enabled.");
        }
        int least = dialect.isLenient() ? -1 : 1;
        int most = Math.min(
                limit(values.count("max_tokens", least, -1)), limit(values.count("max_completion_tokens", least, -1)));
        int mostStops = dialect == Dialect.MISTRAL || dialect.isLenient() ? MOST_STOPS_OF_MISTRAL : MOST_STOPS;
        return new Wanted(most, values.texts("stop", mostStops), stream, usage || dialect == Dialect.MISTRAL);
    }

    private static int limit(int count) {
        return count < 0 ? Integer.MAX_VALUE : count;
    }

    /// OpenAI's reasoning models want other fields than the rest.
    private void checkReasoning(String model) {
        if (dialect != Dialect.OPENAI || !model.matches("(o[1-9]|gpt-5).*")) {
            return;
        }
        if (values.has("max_tokens")) {
            throw new Refused(Failure.wrong(
                            "max_tokens",
                            "Unsupported parameter: 'max_tokens' is not supported with this model."
                                    + " Use 'max_completion_tokens' instead.")
                    .with("unsupported_parameter"));
        }
        if (values.body().path("temperature").asDouble(1) != 1) {
            throw new Refused(Failure.wrong(
                            "temperature",
                            "Unsupported value: 'temperature' only takes the default (1) with this model.")
                    .with("unsupported_value"));
        }
    }

    private Words words() {
        var messages = values.body().path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw Values.wrong("messages", "'messages' is required and must be a list that is not empty");
        }
        var prompt = new StringBuilder();
        var question = "";
        for (int place = 0; place < messages.size(); place++) {
            var message = messages.get(place);
            var role = role(message, place);
            var text = text(message, place);
            prompt.append(text).append('\n');
            question = role.equals("user") ? text : question;
        }
        checkLast(messages.get(messages.size() - 1));
        return new Words(prompt.toString(), question);
    }

    private String role(JsonNode message, int place) {
        var role = message.path("role").asText();
        boolean known = ROLES.contains(role) || (role.equals("developer") && dialect == Dialect.OPENAI);
        if (!known) {
            throw Values.wrong("messages[%d].role".formatted(place), "Invalid role: '%s'".formatted(role));
        }
        return role;
    }

    private static String text(JsonNode message, int place) {
        var content = message.path("content");
        if (content.isTextual()) {
            return content.textValue();
        }
        if (content.isArray() && !content.isEmpty()) {
            var text = new StringBuilder();
            content.forEach(part -> text.append(part.path("text").asText()));
            return text.toString();
        }
        if (message.hasNonNull("tool_calls")) {
            return "";
        }
        throw Values.wrong("messages[%d].content".formatted(place), "Invalid type for 'content': a text is expected");
    }

    private void checkLast(JsonNode message) {
        var role = message.path("role").asText();
        boolean goesOn = role.equals("user")
                || role.equals("tool")
                || message.path("prefix").asBoolean();
        if (dialect == Dialect.MISTRAL && !goesOn) {
            throw Values.wrong(
                    "messages",
                    "Expected last role User or Tool (or Assistant with prefix True) for serving but got " + role);
        }
    }
}
