package dev.beseda.simulator.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.llm.requests.Asked;
import dev.beseda.simulator.llm.requests.ChatReader;
import dev.beseda.simulator.llm.requests.CompletionReader;
import dev.beseda.simulator.llm.requests.Dialect;
import dev.beseda.simulator.llm.requests.EmbeddingsReader;
import dev.beseda.simulator.llm.requests.Failure;
import dev.beseda.simulator.llm.requests.Refused;
import java.util.Optional;

/// What can be asked of a model, by the end of the path.
enum Endpoint {
    CHAT,
    EMBEDDINGS,
    COMPLETION;

    /// Before it may stand `v1`, `openai/v1`, `v1beta/openai` and the like.
    static Optional<Endpoint> at(String place) {
        if (place.endsWith("/chat/completions")) {
            return Optional.of(CHAT);
        }
        if (place.endsWith("/embeddings")) {
            return Optional.of(EMBEDDINGS);
        }
        return place.equals("/completion") ? Optional.of(COMPLETION) : Optional.empty();
    }

    Asked read(Dialect dialect, Optional<JsonNode> body) {
        var object = body.filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new Refused(
                        Failure.of(400, "invalid_request_error", "The body of the request is no valid JSON object")));
        return switch (this) {
            case CHAT -> ChatReader.read(dialect, object);
            case EMBEDDINGS -> EmbeddingsReader.read(dialect, object);
            case COMPLETION -> CompletionReader.read(object);
        };
    }
}
