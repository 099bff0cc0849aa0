package dev.beseda.simulator.queries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Lane;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The queries people have made; the oldest are forgotten when there are many.
public final class Queries {
    private static final int MOST = 10_000;
    private static final Duration INLINE_LIFE = Duration.ofSeconds(30);
    private static final Duration WEB_APP_LIFE = Duration.ofHours(1);

    private final World world;
    private final Map<String, Query> byId = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Query> eldest) {
            return size() > MOST;
        }
    };

    public Queries(World world) {
        this.world = world;
    }

    public void clear() {
        byId.clear();
    }

    public Optional<Query> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The person types the bot's name and some words, in whatever chat.
    public Query askInline(Query.Asker asker, ObjectNode details) {
        var query = keep(Query.Kind.INLINE, asker, INLINE_LIFE);
        var told = Json.object().put("id", query.id()).put("query", asker.words());
        told.set("from", asker.user().toTelegram());
        told.put("offset", "").setAll(details);
        world.tell(asker.bot(), "inline_query", laneOf(asker), told);
        return query;
    }

    /// The person opens a Mini App that may send a message for them.
    public Query openWebApp(Query.Asker asker) {
        return keep(Query.Kind.WEB_APP, asker, WEB_APP_LIFE);
    }

    /// The query, if it still waits for this bot.
    public Optional<Query> waiting(Bot bot, String id, Query.Kind kind) {
        return find(id).filter(
                        query -> query.kind() == kind && query.asker().bot().id() == bot.id())
                .filter(query -> world.clock().millis() < query.expiresAtMillis())
                .filter(query -> query.given().isEmpty());
    }

    public void answer(Query query, JsonNode given) {
        byId.put(query.id(), query.answered(given));
    }

    /// The person picks one of the results; the number of the inline message comes back.
    public String choose(Query query, String result) {
        var message = inlineMessageId();
        var told = Json.object()
                .put("result_id", result)
                .put("query", query.asker().words())
                .put("inline_message_id", message);
        told.set("from", query.asker().user().toTelegram());
        world.tell(query.asker().bot(), "chosen_inline_result", laneOf(query.asker()), told);
        return message;
    }

    public String inlineMessageId() {
        return "inline" + world.freshNumber();
    }

    private Query keep(Query.Kind kind, Query.Asker asker, Duration life) {
        var query = new Query(world.freshNumber(), kind, asker, world.clock().millis() + life.toMillis(), null);
        byId.put(query.id(), query);
        return query;
    }

    private static Lane laneOf(Query.Asker asker) {
        return new Lane(Lane.Kind.USER, asker.user().id());
    }
}
