package dev.beseda.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.beseda.simulator.clock.WorldClock;
import dev.beseda.simulator.faults.FaultOrder;
import dev.beseda.simulator.faults.Faults;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.log.Event;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Lane;
import dev.beseda.simulator.world.bots.Update;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Puts updates into the bots' backlogs.
public final class Post {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);
    private static final Duration QUERY_LIFE = Duration.ofSeconds(150);

    private final Faults faults;
    private final EventLog log;
    private final WorldClock clock;
    private final Deliveries deliveries;

    Post(Faults faults, EventLog log, WorldClock clock) {
        this.faults = faults;
        this.deliveries = new Deliveries(clock);
        this.log = log;
        this.clock = clock;
    }

    /// What has happened: `kind` is the name of the update's field, `content` its value.
    record Letter(String kind, Lane lane, ObjectNode content) {}

    /// The update's id; empty when the bot doesn't want updates of this kind.
    @CanIgnoreReturnValue
    OptionalLong send(Bot bot, Letter letter) {
        if (!bot.wants(letter.kind())) {
            return OptionalLong.empty();
        }
        long id = bot.nextUpdateId();
        var written = Json.object().put("update_id", id);
        written.set(letter.kind(), letter.content());
        put(bot, letter, written);
        return OptionalLong.of(id);
    }

    /// An update written elsewhere; it may repeat an id.
    long inject(Bot bot, String kind, ObjectNode update) {
        long id = update.has("update_id") ? update.path("update_id").asLong() : bot.nextUpdateId();
        var written = Json.object().put("update_id", id);
        written.setAll(update);
        written.put("update_id", id);
        var content = update.path(kind) instanceof ObjectNode object ? object : Json.object();
        put(bot, new Letter(kind, laneOf(kind, content), content), written);
        return id;
    }

    private void put(Bot bot, Letter letter, ObjectNode written) {
        long id = written.path("update_id").asLong();
        if (bot.backlog().isFull()) {
            log.add(new Event.UpdateDropped(bot.id(), id, "the queue is full"));
            return;
        }
        long chat = letter.lane().id();
        var json = Json.bytes(written);
        long expires = clock.millis() + lifeOf(letter.kind()).toMillis();
        var place = new FaultOrder.Place(OptionalLong.of(bot.id()), Optional.empty(), OptionalLong.of(chat));
        var update = new Update(id, letter.lane(), json, expires);
        log.add(new Event.UpdateQueued(bot.id(), id, letter.kind(), chat));
        faults.meetingUpdate(place)
                .ifPresentOrElse(
                        fault -> deliveries.deliver(bot, update, fault), () -> deliveries.deliver(bot, update));
    }

    private static Duration lifeOf(String kind) {
        return switch (kind) {
            case "callback_query", "pre_checkout_query", "shipping_query" -> QUERY_LIFE;
            case "inline_query" -> Duration.ofSeconds(30);
            default -> MESSAGE_LIFE;
        };
    }

    private static Lane laneOf(String kind, ObjectNode content) {
        if (kind.equals("poll")) {
            return new Lane(Lane.Kind.POLL, content.path("id").asText().hashCode());
        }
        if (kind.endsWith("_query") || !content.has("chat")) {
            return new Lane(Lane.Kind.USER, content.path("from").path("id").asLong());
        }
        return new Lane(Lane.Kind.CHAT, content.path("chat").path("id").asLong());
    }
}
