package dev.beseda.journeys.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.journeys.people.TalkingBot;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.settings.PlatformService;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A workspace with one thing of each kind, keys of all roles, and a word that nobody outside may read.
///
/// @param ids by what the things are called in paths
/// @param examples bodies that are right here, by the path they belong to
record Tenant(
        JsonApi api,
        String canary,
        Map<Attacker, String> keys,
        Map<String, String> ids,
        Map<String, List<JsonNode>> examples) {
    static final String NOBODYS_ID = "01990000-0000-7000-8000-000000000000";

    /// @param number of its second bot in Telegram
    static Tenant settle(TestPlatform platform, String canary, long number) {
        var owner = platform.api()
                .create("/api/workspaces", JsonApi.object().put("name", canary))
                .at("/owner/token")
                .asText();
        var api = new JsonApi(platform.stack().url(PlatformService.GATEWAY), Optional.of(owner));
        var tenant = new Tenant(api, canary, new EnumMap<>(Attacker.class), new HashMap<>(), new HashMap<>());
        tenant.hire();
        tenant.furnish();
        tenant.talk(platform);
        tenant.collectSteps(number);
        return tenant;
    }

    Optional<String> key(Attacker attacker) {
        return Optional.ofNullable(keys.get(attacker));
    }

    String id(String things) {
        return ids.getOrDefault(things, NOBODYS_ID);
    }

    /// The same body with the ids of this workspace in place of nobody's.
    JsonNode naming(JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            return body;
        }
        var naming = object.deepCopy();
        naming.properties().stream()
                .filter(field -> field.getValue().asText().equals(NOBODYS_ID))
                .toList()
                .forEach(field -> naming.put(field.getKey(), id(thingsOf(field.getKey()))));
        return naming;
    }

    /// `bot` and `bot_id` name one of the bots.
    private static String thingsOf(String field) {
        return field.replace("_id", "") + "s";
    }

    /// What everybody of the workspace would see changed.
    String state() {
        return Stream.of("bots", "scenarios", "steps", "tokens", "retention")
                .map(things -> api.get("/api/" + things).toString())
                .reduce("", String::concat);
    }

    private void hire() {
        for (var member : Attacker.MEMBERS) {
            var token = make("tokens", named().put("role", member.role()));
            keys.put(member, token.required("token").asText());
        }
        keys.put(Attacker.STRANGER, "beseda_nobody-has-made-this-key");
        make("tokens", named().put("role", "viewer"));
    }

    private ObjectNode named() {
        return JsonApi.object().put("name", canary);
    }

    private void furnish() {
        make("knowledge/documents", JsonApi.object().put("title", canary).put("text", canary));
        make("knowledge/products", named());
        var wanted = named().put("url", "https://shop.example.com/");
        wanted.putObject("fields").put("id", "/id").put("name", "/name");
        make("knowledge/imports", wanted);
        api.put("/api/knowledge/strategy", JsonApi.object().put("text", canary));
    }

    private JsonNode make(String things, ObjectNode draft) {
        var made = api.create("/api/" + things, draft);
        ids.put(things, made.required("id").asText());
        return made;
    }

    private void talk(TestPlatform platform) {
        var bot = TalkingBot.make(
                platform, api, JsonApi.object(), JsonApi.object().put("provider", "demo"));
        ids.put("bots", bot.id());
        var settings = "/api/bots/%s/settings".formatted(bot.id());
        examples.put("/api/bots/{id}/settings", List.of(api.get(settings)));
        var ada = bot.meet();
        ada.write("Hello");
        ada.sees("Hello!");
        ada.write(canary);
        var reply = bot.replies().getFirst();
        ids.put("llm/replies", reply.required("id").asText());
        ids.put("llm/prompts", reply.required("id").asText());
        ids.put("llm/conversations", reply.required("conversation_id").asText());
        ids.put("conversations", api.get("/api/conversations").at("/items/0/id").asText());
    }

    /// Every type of step there is.
    private void collectSteps(long number) {
        var bot = Demo.of(canary, number + ":" + canary, "/steps.yaml");
        var unused = new DemoBot(api, bot).make();
        var steps =
                api.get("/api/steps?limit=200").required("items").valueStream().toList();
        var drafts = steps.stream().map(Tenant::draft).toList();
        examples.put("/api/steps", drafts);
        examples.put("/api/steps/{id}", drafts);
        ids.put("steps", steps.getFirst().required("id").asText());
        ids.put("scenarios", steps.getFirst().required("scenario_id").asText());
    }

    private static JsonNode draft(JsonNode step) {
        return ((ObjectNode) step.deepCopy()).without(List.of("id", "order", "key"));
    }
}
