package dev.beseda.simulator.control.environment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.log.Event;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.log.Logged;

/// Shows the log.
public final class EventsControl {
    private static final int MOST = 10_000;

    private final EventLog log;
    private final Found found;

    public EventsControl(EventLog log, Found found) {
        this.log = log;
        this.found = found;
    }

    public Reply show(ControlRequest request) {
        long after = request.number("after", 0, Long.MAX_VALUE);
        int limit = (int) request.number("limit", 1_000, MOST);
        var bot = request.parameter("bot").map(reference -> found.bot(reference).id());
        var kind = request.parameter("kind");
        var events = log.after(
                after,
                limit,
                event -> bot.map(id -> id == event.bot()).orElse(true)
                        && kind.map(event.kind()::equals).orElse(true));
        return Reply.ok(events.stream().map(EventsControl::shown).toList());
    }

    /// One flat object: what belongs together in the records stands side by side for the reader.
    private static ObjectNode shown(Logged logged) {
        var json = Json.object().put("seq", logged.seq()).put("at_millis", logged.atMillis());
        json.setAll((ObjectNode) Json.tree(logged.event()));
        switch (logged.event()) {
            case Event.ApiCall call -> lift(json, "outcome");
            case Event.UpdateDelivered delivered -> liftAttempt(json);
            case Event.UpdateFailed failed -> liftAttempt(json);
            case Event.UpdateQueued queued -> {}
            case Event.UpdateDropped dropped -> {}
        }
        return json;
    }

    private static void liftAttempt(ObjectNode json) {
        lift(json, "attempt");
        json.set("attempt", json.remove("number"));
    }

    private static void lift(ObjectNode json, String part) {
        json.setAll((ObjectNode) json.remove(part));
    }
}
