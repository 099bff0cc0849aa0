package dev.beseda.benchmarks.llm;

import dev.beseda.local.rest.JsonApi;
import dev.beseda.simulator.Simulator;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The model that everybody asks: the simulator's, in the manner of Mistral. All its replies are equally long.
final class SimulatedModel {
    static final int TOKENS = 40;
    static final int TOKENS_PER_SECOND = 25;

    /// How long it writes at one reply when it is paced.
    static final Duration WRITING = Duration.ofMillis(100 + 1_000 * (TOKENS - 1) / TOKENS_PER_SECOND);

    private static final String PACE = "/simulator/api/llm/pace";

    private final JsonApi control;

    SimulatedModel(Simulator simulator) {
        this.control = new JsonApi(simulator.url(), Optional.empty());
        var unused =
                control.create("/simulator/api/llm/scripts", JsonApi.object().put("tokens", TOKENS));
    }

    /// What the services must find in their environment to ask it. It counts as a company's server, not as one on one's
    /// own machine, which has four places only.
    static Map<String, String> environment(Simulator simulator) {
        return Map.of("MISTRAL_API_KEY", "key-of-the-benchmark", "MISTRAL_URL", simulator.url() + "/llm/mistral/v1");
    }

    /// From now on it writes as models do.
    void pace() {
        control.put(
                PACE,
                JsonApi.object().put("tokens_per_second", TOKENS_PER_SECOND).put("first_token_millis", 100));
    }

    /// From now on every reply is there at once.
    void hurry() {
        control.put(PACE, JsonApi.object().put("instant", true));
    }
}
