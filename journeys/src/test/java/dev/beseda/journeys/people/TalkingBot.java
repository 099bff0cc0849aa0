package dev.beseda.journeys.people;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.rest.CallRefused;
import dev.beseda.local.rest.JsonApi;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A bot that talks through a language model; each call makes another one.
///
/// @param api where its owner comes in
public record TalkingBot(TestPlatform platform, JsonApi api, String token, String id) {
    private static final AtomicLong NEXT_ID = new AtomicLong(7_300_000_001L);

    /// A bot that asks these providers, in this order.
    public static TalkingBot make(TestPlatform platform, ObjectNode... providers) {
        return make(platform, platform.api(), JsonApi.object(), providers);
    }

    /// Returns when those who write its replies know how it talks.
    ///
    /// @param llm what else its owner wants
    public static TalkingBot make(TestPlatform platform, JsonApi api, ObjectNode llm, ObjectNode... providers) {
        var number = NEXT_ID.getAndIncrement();
        var demo = Demo.of("Bot %d that talks".formatted(number), number + ":bot-that-talks", "/talk.yaml");
        var bot = new TalkingBot(
                platform, api, demo.token(), new DemoBot(api, demo).make().id());
        llm.putArray("providers").addAll(List.of(providers));
        bot.talkLike(llm);
        return bot;
    }

    private void talkLike(ObjectNode llm) {
        var path = "/api/bots/%s/settings".formatted(id);
        var settings = (ObjectNode) api.get(path);
        settings.set("llm", llm);
        api.put(path, settings);
        await("the llm-service to hear of " + id)
                .atMost(TestPlatform.PATIENCE)
                .ignoreException(CallRefused.class)
                .until(() -> api.create(
                                "/api/llm/test", JsonApi.object().put("bot", id).put("provider", 0))
                        .has("ok"));
    }

    /// Somebody the bot does not know yet.
    public Listener meet(String language) {
        return Listener.meet(this, language);
    }

    public Listener meet() {
        return meet("en");
    }

    /// What became of the replies of this bot, the newest first.
    public List<JsonNode> replies() {
        return api.get("/api/llm/replies?limit=200&bot_id=" + id)
                .required("items")
                .valueStream()
                .toList();
    }
}
