package dev.beseda.simulator.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.requests.Dialect;
import java.util.List;

/// The models that a provider says it has; asked for by another name, it answers all the same.
final class ModelList {
    private static final long CREATED_AT = 1_750_000_000;

    private ModelList() {}

    static ObjectNode of(Dialect dialect) {
        var list = Json.object().put("object", "list");
        var models = list.putArray("data");
        names(dialect)
                .forEach(name -> models.addObject()
                        .put("id", name)
                        .put("object", "model")
                        .put("created", CREATED_AT)
                        .put("owned_by", dialect.written()));
        return list;
    }

    private static List<String> names(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> List.of("gpt-4.1-mini", "gpt-4.1", "text-embedding-3-small");
            case MISTRAL -> List.of("mistral-small-latest", "mistral-large-latest", "mistral-embed");
            case GROQ -> List.of("llama-3.1-8b-instant", "llama-3.3-70b-versatile");
            case GEMINI -> List.of("models/gemini-2.5-flash", "models/gemini-2.5-pro");
            case OLLAMA -> List.of("llama3.2:latest", "nomic-embed-text:latest");
            case LLAMA -> List.of("simulated.gguf");
        };
    }
}
