package dev.beseda.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.local.rest.JsonApi;
import java.util.ArrayList;
import java.util.List;

/// Lets the language models of the simulator write what a test says: slowly, so that a reply is seen to grow.
final class ScriptedModel {
    private static final String SCRIPTS = "/simulator/api/llm/scripts";
    private static final int TOKENS_PER_SECOND = 15;
    private static final int FIRST_TOKEN_MILLIS = 600;

    private final JsonApi simulator;
    private final List<String> scripts = new ArrayList<>();

    ScriptedModel(JsonApi simulator) {
        this.simulator = simulator;
    }

    /// What comes of the next question with these words; `false` is a model that fails.
    void writes(JsonNode model, String question) {
        var script = JsonApi.object().put("times", 1).put("api", "chat").put("contains", question);
        if (model.isTextual()) {
            script.put("text", model.asText())
                    .put("tokens_per_second", TOKENS_PER_SECOND)
                    .put("first_token_millis", FIRST_TOKEN_MILLIS);
        } else {
            script.put("kind", "bad_request");
        }
        scripts.add(simulator.create(SCRIPTS, script).required("id").asText());
    }

    /// What nobody has asked for is not written to somebody else.
    void forget() {
        var left = simulator
                .get(SCRIPTS)
                .valueStream()
                .map(script -> script.required("id").asText())
                .filter(scripts::contains)
                .toList();
        left.forEach(script -> simulator.delete(SCRIPTS + "/" + script));
        scripts.clear();
    }
}
