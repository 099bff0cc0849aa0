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

/// A llama.cpp server's own `/completion`.
final class LlamaLanguage implements Language {
    private final Errors errors;

    LlamaLanguage(Errors errors) {
        this.errors = errors;
    }

    @Override
    public String address(Endpoint endpoint) {
        return Dialect.base(endpoint) + "/completion";
    }

    @Override
    public Map<String, Object> request(Endpoint endpoint, Prompt prompt) {
        return Dialect.completion(endpoint, prompt);
    }

    @Override
    public AnswerReader reader(Endpoint endpoint) {
        return new Reader(endpoint);
    }

    private final class Reader implements AnswerReader {
        private final Endpoint endpoint;

        Reader(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        /// It is whole with its last event, and not before.
        @Override
        public Optional<ModelEvent.Finish> finish() {
            return Optional.empty();
        }

        @Override
        public List<ModelEvent> read(SseParser.Event event) {
            var chunk = errors.json(event.data());
            if (event.isError() || chunk.hasNonNull("error")) {
                return List.of(new ModelEvent.Failed(errors.inStream(endpoint, event.data())));
            }
            var events = new ArrayList<ModelEvent>(3);
            var text = chunk.path("content").asText("");
            if (!text.isEmpty()) {
                events.add(new ModelEvent.Delta(text));
            }
            if (chunk.path("stop").asBoolean()) {
                usage(chunk).ifPresent(events::add);
                events.add(new ModelEvent.Done(finish(chunk)));
            }
            return events;
        }

        /// Older servers say it in three fields.
        private static ModelEvent.Finish finish(JsonNode last) {
            boolean limit = last.path("stopped_limit").asBoolean();
            return Finishes.ofLlama(last.path("stop_type").asText(limit ? "limit" : "eos"));
        }

        private static Optional<ModelEvent> usage(JsonNode last) {
            var written = last.path("tokens_predicted");
            return written.isNumber()
                    ? Optional.of(
                            new ModelEvent.Usage(last.path("tokens_evaluated").asLong(), written.asLong(), false))
                    : Optional.empty();
        }
    }
}
