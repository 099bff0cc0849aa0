package dev.beseda.simulator.control;

import static java.util.Map.entry;

import dev.beseda.simulator.botapi.Business.Records;
import dev.beseda.simulator.control.ControlDoor.Handler;
import dev.beseda.simulator.faults.Faults;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.limits.RateLimits;
import dev.beseda.simulator.log.EventLog;
import dev.beseda.simulator.webhooks.Webhooks;
import dev.beseda.simulator.world.World;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// The nouns of the control API and what can be done with each.
public final class Controls {
    private final PeopleControl people;
    private final ActsControl acts;
    private final SpeechControl speech;
    private final ChatsControl chats;
    private final EventsControl events;
    private final FaultsControl faults;
    private final LimitsControl limits;
    private final ClockControl clock;
    private final GroupsControl groups;
    private final Dealings dealings;
    private final Runnable reset;

    public Controls(Vertx vertx, World world, Tools tools) {
        var found = new Found(world);
        this.people = new PeopleControl(world, tools.webhooks());
        this.acts = new ActsControl(world);
        this.speech = new SpeechControl(world, tools.files());
        this.chats = new ChatsControl(vertx, world);
        this.events = new EventsControl(tools.log(), found);
        this.faults = new FaultsControl(tools.faults(), found);
        this.limits = new LimitsControl(tools.limits(), found);
        this.clock = new ClockControl(world.clock());
        this.groups = new GroupsControl(world);
        this.dealings = new Dealings(world, tools.records());
        this.reset = () -> {
            world.bots().all().forEach(tools.webhooks()::remove);
            world.clear();
            tools.faults().clear();
            tools.log().clear();
            tools.files().clear();
            tools.records().clear();
            tools.limits().clear();
            world.clock().reset();
        };
    }

    /// What is looked at or changed beside the world.
    public record Tools(
            Webhooks webhooks, EventLog log, Faults faults, RateLimits limits, FileStore files, Records records) {}

    Map<String, Map<String, Handler>> table() {
        var table = new HashMap<>(dealings.table());
        table.putAll(deeds());
        table.putAll(conditions());
        table.put("chats", Map.of("GET", chats::show));
        return table;
    }

    /// What people are and do.
    private Map<String, Map<String, Handler>> deeds() {
        return Map.ofEntries(
                entry(
                        "bots",
                        Map.of(
                                "POST",
                                now(people::addBot),
                                "GET",
                                now(people::bots),
                                "DELETE",
                                now(people::revokeBot))),
                entry(
                        "users",
                        Map.of(
                                "POST",
                                now(people::addUser),
                                "GET",
                                now(people::users),
                                "DELETE",
                                now(people::deleteUser))),
                entry("messages", Map.of("POST", now(acts::write))),
                entry("taps", Map.of("POST", now(acts::tap))),
                entry("updates", Map.of("POST", now(acts::inject))),
                entry("media", Map.of("POST", now(speech::media))),
                entry("contacts", Map.of("POST", now(speech::contact))),
                entry("locations", Map.of("POST", now(speech::location))),
                entry("shares", Map.of("POST", now(speech::share))),
                entry("edits", Map.of("POST", now(speech::edit))),
                entry("stops", Map.of("POST", now(speech::stop))),
                entry("blocks", Map.of("POST", now(acts::block))),
                entry("groups", Map.of("POST", now(groups::post), "GET", now(groups::get))));
    }

    /// What is seen from outside the world, and what disturbs it.
    private Map<String, Map<String, Handler>> conditions() {
        return Map.of(
                "events", Map.of("GET", now(events::show)),
                "faults", Map.of("POST", now(faults::add), "GET", now(faults::all), "DELETE", now(faults::remove)),
                "limits", Map.of("PUT", now(limits::set), "GET", now(limits::show), "DELETE", now(limits::lift)),
                "clock", Map.of("GET", now(clock::show), "POST", now(clock::set)),
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
