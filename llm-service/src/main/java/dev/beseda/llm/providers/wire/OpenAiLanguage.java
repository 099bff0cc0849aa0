package dev.beseda.llm.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.kit.http.rules.SseParser;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.wire.rules.Dialect;
import dev.beseda.llm.providers.wire.rules.Finishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// OpenAI's chat completions, in the dialect of each provider.
final class OpenAiLanguage implements Language {
    private static final String END = "[DONE]";

    private final Errors errors;

    OpenAiLanguage(Errors errors) {
        this.errors = errors;
    }

    @Override
    public String address(Endpoint endpoint) {
        return Dialect.base(endpoint) + "/chat/completions";
    }

    @Override
    public Map<String, Object> request(Endpoint endpoint, Prompt prompt) {
        return Dialect.of(endpoint.kind()).request(endpoint, prompt);
    }

    @Override
    public AnswerReader reader(Endpoint endpoint) {
        return new Reader(endpoint);
    }

    private final class Reader implements AnswerReader {
        private final Endpoint endpoint;
        private Optional<ModelEvent.Finish> finish = Optional.empty();

        Reader(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public Optional<ModelEvent.Finish> finish() {
            return finish;
        }

        @Override
        public List<ModelEvent> read(SseParser.Event event) {
            if (event.data().strip().equals(END)) {
                return List.of(new ModelEvent.Done(finish.orElse(ModelEvent.Finish.STOP)));
            }
            var chunk = errors.json(event.data());
            if (event.isError() || chunk.hasNonNull("error")) {
                return List.of(new ModelEvent.Failed(errors.inStream(endpoint, event.data())));
            }
            return said(chunk);
        }

        /// What a model thinks to itself (`reasoning_content`) is nobody's business.
        private List<ModelEvent> said(JsonNode chunk) {
            var events = new ArrayList<ModelEvent>(2);
            var choice = chunk.path("choices").path(0);
            var text =
                    text(choice.path(choice.has("delta") ? "delta" : "message").path("content"));
            if (!text.isEmpty()) {
                events.add(new ModelEvent.Delta(text));
            }
            var word = choice.path("finish_reason").asText("");
            if (!word.isEmpty() && !choice.path("finish_reason").isNull()) {
                finish = Optional.of(Finishes.of(word));
            }
            usage(chunk).ifPresent(events::add);
            return events;
        }

        /// Some send a list of parts instead of a text.
        private static String text(JsonNode content) {
            if (!content.isArray()) {
                return content.isTextual() ? content.textValue() : "";
            }
            var parts = new StringBuilder();
            content.forEach(part -> parts.append(part.path("text").asText("")));
            return parts.toString();
        }
    }

    /// Groq has its own place for it.
    static Optional<ModelEvent> usage(JsonNode chunk) {
        var usage = chunk.path(chunk.hasNonNull("usage") ? "usage" : "x_groq");
        var found = usage.has("prompt_tokens") ? usage : usage.path("usage");
        return found.path("prompt_tokens").isNumber()
                ? Optional.of(new ModelEvent.Usage(
                        found.path("prompt_tokens").asLong(),
                        found.path("completion_tokens").asLong(),
                        false))
                : Optional.empty();
    }
}
