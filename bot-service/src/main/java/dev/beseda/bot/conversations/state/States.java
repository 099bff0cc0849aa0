package dev.beseda.bot.conversations.state;

import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.Frame;
import dev.beseda.bot.engine.turns.Conversation.Mark;
import dev.beseda.bot.engine.turns.Conversation.News;
import dev.beseda.bot.engine.turns.Conversation.Spot;
import dev.beseda.bot.engine.turns.Conversation.Waiting;
import dev.beseda.bot.engine.values.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The state of a conversation as JSON, in the form in which it is stored. Fields that are unknown here are passed
/// over, so that an older release can read what a newer one wrote.
public final class States {
    private States() {}

    public static String write(Conversation state) {
        var json = new JsonObject().put("language", state.language());
        state.waiting().ifPresent(waiting -> json.put("waiting", waiting(waiting)));
        putUnlessEmpty(json, "below", state.below().stream().map(States::frame).toList());
        putUnlessEmpty(json, "trail", state.trail().stream().map(States::mark).toList());
        if (state.withPerson()) {
            json.put("with_person", true);
        }
        var variables = new JsonObject();
        state.variables().forEach((name, value) -> variables.put(name, Values.write(value)));
        if (!state.asks().isEmpty()) {
            json.put("asks", new JsonArray(state.asks().stream().sorted().toList()));
        }
        return json.put("tickets", state.tickets()).put("variables", variables).encode();
    }

    static Conversation read(JsonObject json) {
        var variables = new HashMap<String, Value>();
        json.getJsonObject("variables", new JsonObject())
                .forEach(entry -> variables.put(entry.getKey(), Values.read(entry.getValue())));
        return new Conversation(
                json.getString("language"),
                Optional.ofNullable(json.getJsonObject("waiting")).map(States::waiting),
                list(json, "below", States::frame),
                list(json, "trail", States::mark),
                variables,
                json.getBoolean("with_person", false),
                json.getLong("tickets", 0L),
                json.getJsonArray("asks", new JsonArray()).stream()
                        .map(ticket -> ((Number) ticket).longValue())
                        .collect(Collectors.toSet()));
    }

    private static void putUnlessEmpty(JsonObject json, String name, List<JsonObject> rows) {
        if (!rows.isEmpty()) {
            json.put(name, new JsonArray(rows));
        }
    }

    private static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> read) {
        return json.getJsonArray(name, new JsonArray()).stream()
                .map(row -> read.apply((JsonObject) row))
                .toList();
    }

    private static JsonObject spot(Spot spot) {
        return new JsonObject().put("version", spot.version().toString()).put("step", spot.step());
    }

    private static Spot spot(JsonObject json) {
        return new Spot(UUID.fromString(json.getString("version")), json.getString("step"));
    }

    private static JsonObject waiting(Waiting waiting) {
        return spot(waiting.at())
                .put("ticket", waiting.ticket())
                .put("misses", waiting.misses())
                .put("news", waiting.news().name());
    }

    private static Waiting waiting(JsonObject json) {
        return new Waiting(
                spot(json),
                json.getLong("ticket", 0L),
                json.getInteger("misses", 0),
                News.valueOf(json.getString("news", News.NONE.name())));
    }

    private static JsonObject frame(Frame frame) {
        return switch (frame) {
            case Frame.Caller(var call) -> spot(call);
            case Frame.Interrupted(var waiting) -> waiting(waiting).put("interrupted", true);
        };
    }

    private static Frame frame(JsonObject json) {
        return json.getBoolean("interrupted", false)
                ? new Frame.Interrupted(waiting(json))
                : new Frame.Caller(spot(json));
    }

    private static JsonObject mark(Mark mark) {
        return spot(mark.question()).put("depth", mark.depth());
    }

    private static Mark mark(JsonObject json) {
        return new Mark(spot(json), json.getInteger("depth", 0));
    }
}
