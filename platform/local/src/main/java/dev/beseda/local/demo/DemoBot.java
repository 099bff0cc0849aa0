package dev.beseda.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.local.rest.JsonApi;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Makes a demo's bot over the public API, or brings the one an earlier run has made up to date.
public final class DemoBot {
    private final JsonApi gateway;
    private final Demo demo;

    public DemoBot(JsonApi gateway, Demo demo) {
        this.gateway = gateway;
        this.demo = demo;
    }

    /// A bot that answers.
    ///
    /// @param isNew whether it had to be made
    /// @param tests of all its scenarios, in the order of the file, as `GET /api/scenarios/{id}/tests/` tells them
    public record Ready(String id, boolean isNew, List<JsonNode> tests) {}

    public Ready ensure() {
        return find(gateway, demo.number()).map(bot -> ready(id(bot), false)).orElseGet(this::make);
    }

    /// A bot that nobody has made yet.
    public Ready make() {
        var bot = gateway.create(
                "/api/bots/", JsonApi.object().put("name", demo.name()).put("token", demo.token()));
        return ready(id(bot), true);
    }

    private Ready ready(String bot, boolean isNew) {
        var scenarios = gateway.send("/api/bots/%s/import/".formatted(bot), "application/yaml", demo.file())
                .required("scenarios")
                .valueStream()
                .map(DemoBot::id)
                .toList();
        demo.models().ifPresent(models -> talk(bot, models));
        if (demo.takesPromoCodes()) {
            gateway.post("/api/promos/examples");
        }
        scenarios.reversed().forEach(this::publish);
        gateway.post("/api/bots/%s/set_webhook/".formatted(bot));
        return new Ready(bot, isNew, scenarios.stream().flatMap(this::tests).toList());
    }

    /// A bot that talks asks a language model of the simulator.
    private void talk(String bot, URI simulator) {
        var path = "/api/bots/%s/settings/".formatted(bot);
        var settings = gateway.get(path);
        if (settings.path("llm") instanceof ObjectNode llm) {
            llm.putArray("providers")
                    .addObject()
                    .put("provider", "ollama")
                    .put("base_url", simulator.resolve("/llm/ollama/v1").toString())
                    .put("model", "llama3.2");
            gateway.put(path, settings);
        }
    }

    private Stream<JsonNode> tests(String scenario) {
        return gateway.get("/api/scenarios/%s/tests/".formatted(scenario))
                .required("tests")
                .valueStream();
    }

    /// Scenarios are published from the last to the first of the file:
    /// those that are called stand behind their callers.
    private void publish(String scenario) {
        boolean isNews = gateway.get("/api/scenarios/%s/diff/".formatted(scenario))
                .valueStream()
                .anyMatch(changes -> !changes.isEmpty());
        if (isNews) {
            gateway.post("/api/scenarios/%s/publish/".formatted(scenario));
        }
    }

    /// The bot with this number at Telegram.
    public static Optional<JsonNode> find(JsonApi gateway, long number) {
        var page = gateway.get("/api/bots/");
        while (true) {
            var found = StreamSupport.stream(page.path("items").spliterator(), false)
                    .filter(bot -> bot.path("telegram_id").asLong() == number)
                    .findFirst();
            if (found.isPresent() || !page.hasNonNull("next")) {
                return found;
            }
            page = gateway.get("/api/bots/?cursor=" + page.path("next").asText());
        }
    }

    private static String id(JsonNode thing) {
        return thing.required("id").asText();
    }
}
