package dev.beseda.benchmarks.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.local.demo.Demo;
import dev.beseda.local.demo.DemoBot;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.HouseService;
import dev.beseda.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Bots whose scenario remembers each message, fills it into a text and says that: one reply to every message.
public final class EchoBots {
    private static final String FILE = "/updates/echo-bot.json";
    private static final long FIRST_ID = 7_100_000_001L;

    private final JsonApi gateway;
    private final JsonNode template;

    public EchoBots(Stack stack) {
        this.gateway = new JsonApi(
                stack.url(HouseService.GATEWAY), Optional.of(stack.adminToken().value()));
        this.template = read();
    }

    /// Makes the bots over the public API; hands on their tokens.
    public List<String> make(int count) {
        return IntStream.range(0, count).mapToObj(this::makeOne).toList();
    }

    private String makeOne(int number) {
        var token = "%d:echo-bot-of-the-benchmark".formatted(FIRST_ID + number);
        var bot = template.required("bot").<ObjectNode>deepCopy();
        bot.put("name", "Benchmark " + (number + 1)).put("token", token);
        var demo = new Demo(
                bot,
                template.required("settings"),
                template.required("scenario"),
                template.required("steps"),
                template.path("conversations"));
        var unused = new DemoBot(gateway, demo).ensure();
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
