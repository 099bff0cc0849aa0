package dev.beseda.journeys.platform;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.local.rest.JsonApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// The language models of the simulator: how they shall answer, and what they were asked.
public final class Models {
    private static final int MOST = 2_000;

    private final JsonApi simulator;
    private final String url;
    private final Duration patience;

    Models(JsonApi simulator, String url, Duration patience) {
        this.simulator = simulator;
        this.url = url;
        this.patience = patience;
    }

    /// A provider that a bot may name; each model has a key of its own, so that the troubles of one are not another's.
    public ObjectNode provider(String model) {
        return JsonApi.object()
                .put("provider", "openai_compatible")
                .put("base_url", url + "/llm/v1")
                .put("api_key", "key-of-" + model)
                .put("model", model);
    }

    /// The simulator's llama.cpp, asked through its own API.
    public ObjectNode llama() {
        return JsonApi.object().put("provider", "llama_cpp").put("base_url", url + "/llama");
    }

    /// From now on the model meets whoever asks it in this way.
    public void script(String model, ObjectNode manner) {
        var unused = simulator.create("/simulator/api/llm/scripts", manner.put("model", model));
    }

    /// From now on whoever asks with these words in the question is met in this way, by whatever model.
    public void scriptAbout(String words, ObjectNode manner) {
        var unused = simulator.create("/simulator/api/llm/scripts", manner.put("contains", words));
    }

    /// What it writes from now on, at this pace.
    public void says(String model, String text, int tokensPerSecond) {
        script(model, JsonApi.object().put("text", text).put("tokens_per_second", tokensPerSecond));
    }

    /// From now on its answers come in one instant.
    public void hurry(String model) {
        script(model, JsonApi.object().put("instant", true));
    }

    /// How many slots llama.cpp has, and whether it still loads its model.
    public void setLlama(int slots, boolean loading) {
        simulator.put(
                "/simulator/api/llm/llama", JsonApi.object().put("slots", slots).put("loading", loading));
    }

    /// What was asked with these words in the question, oldest first.
    public List<JsonNode> requests(String words) {
        return found("contains=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    /// What this model was asked, oldest first.
    public List<JsonNode> requestsTo(String model) {
        return found("model=" + model);
    }

    private List<JsonNode> found(String filter) {
        return simulator
                .get("/simulator/api/llm/requests?limit=%d&%s".formatted(MOST, filter))
                .valueStream()
                .toList();
    }

    /// The newest request with these words in the question, as soon as it is in this state.
    public JsonNode awaitRequest(String words, String state) {
        return await("a request about '%s' that is %s".formatted(words, state))
                .atMost(patience)
                .until(
                        () -> requests(words),
                        found -> !found.isEmpty()
                                && found.getLast().required("state").asText().equals(state))
                .getLast();
    }
}
