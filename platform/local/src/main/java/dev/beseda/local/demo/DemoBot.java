package dev.beseda.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.local.rest.JsonApi;
import java.util.Optional;

/// Makes a demo's bot over the public API, or finds the one an earlier run has made.
public final class DemoBot {
    private final JsonApi gateway;
    private final Demo demo;

    public DemoBot(JsonApi gateway, Demo demo) {
        this.gateway = gateway;
        this.demo = demo;
    }

    /// Afterwards the bot answers; tells whether it had to be made.
    public boolean ensure() {
        var known = find("/api/bots/", demo.name());
        var bot = id(known.orElseGet(() -> gateway.create("/api/bots/", demo.bot())));
        gateway.put("/api/bots/%s/settings/".formatted(bot), demo.settings());
        ensureScenario(bot);
        gateway.post("/api/bots/%s/set_webhook/".formatted(bot));
        return known.isEmpty();
    }

    /// A scenario that an interrupted run left unpublished is made anew.
    private void ensureScenario(String bot) {
        var known = find(
                "/api/scenarios/?bot_id=" + bot,
                demo.scenario().required("name").asText());
        if (known.map(scenario -> scenario.path("published_version").isNumber()).orElse(false)) {
            return;
        }
        known.ifPresent(scenario -> gateway.delete("/api/scenarios/%s/".formatted(id(scenario))));
        var scenario = id(gateway.create("/api/scenarios/", belonging(demo.scenario(), "bot_id", bot)));
        for (var step : demo.steps()) {
            var unused = gateway.create("/api/steps/", belonging(step, "scenario_id", scenario));
        }
        gateway.post("/api/scenarios/%s/publish/".formatted(scenario));
    }

    private Optional<JsonNode> find(String path, String name) {
        var page = gateway.get(path);
        while (true) {
            var found = page.path("items")
                    .valueStream()
                    .filter(item -> item.path("name").asText().equals(name))
                    .findFirst();
            if (found.isPresent() || !page.hasNonNull("next")) {
                return found;
            }
            var separator = path.contains("?") ? "&" : "?";
            page = gateway.get(path + separator + "cursor=" + page.path("next").asText());
        }
    }

    private static ObjectNode belonging(JsonNode body, String owner, String id) {
        return body.<ObjectNode>deepCopy().put(owner, id);
    }

    private static String id(JsonNode thing) {
        return thing.required("id").asText();
    }
}
