package dev.beseda.simulator.control;

import dev.beseda.simulator.control.ControlDoor.Handler;
import dev.beseda.simulator.faults.Faults;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.webhooks.Webhooks;
import dev.beseda.simulator.world.World;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.function.Function;

/// The nouns of the control API and what can be done with each.
public final class Controls {
    private final PeopleControl people;
    private final ActsControl acts;
    private final ChatsControl chats;
    private final EventsControl events;
    private final FaultsControl faults;
    private final Runnable reset;

    public Controls(Vertx vertx, World world, Tools tools) {
        var found = new Found(world);
        this.people = new PeopleControl(world, tools.webhooks());
        this.acts = new ActsControl(world);
        this.chats = new ChatsControl(vertx, world);
        this.events = new EventsControl(tools.log(), found);
        this.faults = new FaultsControl(tools.faults(), found);
        this.reset = () -> {
            world.bots().all().forEach(tools.webhooks()::remove);
            world.clear();
            tools.faults().clear();
            tools.log().clear();
        };
    }

    /// What is looked at or changed beside the world.
    public record Tools(Webhooks webhooks, EventLog log, Faults faults) {}

    Map<String, Map<String, Handler>> table() {
        return Map.of(
                "bots", Map.of("POST", now(people::addBot), "GET", now(people::bots), "DELETE", now(people::revokeBot)),
                "users", Map.of("POST", now(people::addUser), "GET", now(people::users)),
                "messages", Map.of("POST", now(acts::write)),
                "taps", Map.of("POST", now(acts::tap)),
                "updates", Map.of("POST", now(acts::inject)),
                "blocks", Map.of("POST", now(acts::block)),
                "chats", Map.of("GET", chats::show),
                "events", Map.of("GET", now(events::show)),
                "faults", Map.of("POST", now(faults::add), "GET", now(faults::all), "DELETE", now(faults::remove)),
                "reset", Map.of("POST", now(this::reset)));
    }

    private Reply reset(ControlRequest request) {
        reset.run();
        return Reply.done();
    }

    private static Handler now(Function<ControlRequest, Reply> handler) {
        return request -> Future.succeededFuture(handler.apply(request));
    }
}
