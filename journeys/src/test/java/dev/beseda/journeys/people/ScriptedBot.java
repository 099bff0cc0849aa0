package dev.beseda.journeys.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.demo.DemoConversation;
import dev.beseda.local.demo.SimulatedChat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A bot that a journey has made from a file of its own; each call makes another one.
///
/// @param tests of all its scenarios
public record ScriptedBot(TestPlatform platform, Demo demo, String id, List<JsonNode> tests) {
    private static final AtomicLong NEXT_ID = new AtomicLong(7_200_000_001L);

    /// @param file a YAML file of the test resources
    public static ScriptedBot make(TestPlatform platform, String file) {
        var id = NEXT_ID.getAndIncrement();
        var demo = Demo.of("Bot %d of %s".formatted(id, file), id + ":bot-of-the-journeys", file);
        var ready = new DemoBot(platform.api(), demo).ensure();
        return new ScriptedBot(platform, demo, ready.id(), ready.tests());
    }

    public String token() {
        return demo.token();
    }

    /// Somebody the bot does not know yet.
    public SimulatedChat meet() {
        return meet("en");
    }

    public SimulatedChat meet(String language) {
        return SimulatedChat.begin(platform.simulator(), token(), "Ada", language);
    }

    /// Plays a test of the file, with everything that lies between a person and the bot.
    public void play(JsonNode test) {
        var place = new DemoConversation.Place(platform.simulator(), platform.api(), demo, id);
        new DemoConversation(place, _ -> {}).play(test);
    }

    /// The conversations of a chat, the newest first.
    public List<JsonNode> conversations(long chat) {
        return platform.api()
                .get("/api/conversations/?bot_id=%s&chat_id=%d".formatted(id, chat))
                .required("items")
                .valueStream()
                .toList();
    }

    /// What was said in the newest conversation of a chat, as the platform keeps it.
    public List<JsonNode> transcript(long chat) {
        return conversations(chat).stream()
                .limit(1)
                .map(conversation -> conversation.required("id").asText())
                .flatMap(conversation -> platform.api()
                        .get("/api/conversations/" + conversation + "?limit=200")
                        .required("messages")
                        .valueStream())
                .toList();
    }
}
