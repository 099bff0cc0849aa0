package dev.beseda.journeys.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Bots that answer each message with its own words, so that every reply tells what it is the reply to.
public final class EchoBots {
    private static final String FILE = "/echo-bot.json";
    private static final AtomicLong NEXT_ID = new AtomicLong(7_200_000_001L);

    private EchoBots() {}

    /// Makes bots over the public API and hands on their tokens.
    public static List<String> make(House house, int count) {
        return Stream.generate(() -> makeOne(house)).limit(count).toList();
    }

    private static String makeOne(House house) {
        var template = read();
        var id = NEXT_ID.getAndIncrement();
        var token = id + ":echo-bot-of-the-journeys";
        var bot = template.required("bot")
                .<ObjectNode>deepCopy()
                .put("name", "Echo " + id)
                .put("token", token);
        var echo = new Demo(
                bot,
                template.required("settings"),
                template.required("scenario"),
                template.required("steps"),
                template.path("conversations"));
        var unused = new DemoBot(house.api(), echo).ensure();
        return token;
    }

    private static JsonNode read() {
        try (var file = EchoBots.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + FILE, failure);
        }
    }
}
