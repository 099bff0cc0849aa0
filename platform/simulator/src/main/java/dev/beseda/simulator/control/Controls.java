package dev.beseda.simulator.control;

import static java.util.Map.entry;

import dev.beseda.simulator.botapi.others.OtherMethodTable.Records;
import dev.beseda.simulator.control.chats.ChatsControl;
import dev.beseda.simulator.control.chats.GroupsControl;
import dev.beseda.simulator.control.environment.ClockControl;
import dev.beseda.simulator.control.environment.EventsControl;
import dev.beseda.simulator.control.environment.FaultsControl;
import dev.beseda.simulator.control.environment.LimitsControl;
import dev.beseda.simulator.control.llm.LlmControl;
import dev.beseda.simulator.control.people.ActsControl;
import dev.beseda.simulator.control.people.DealingControls;
import dev.beseda.simulator.control.people.PeopleControl;
import dev.beseda.simulator.control.people.SpeechControl;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Handler;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.faults.Faults;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.limits.RateLimits;
import dev.beseda.simulator.llm.LanguageModels;
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
    private final DealingControls dealingControls;
    private final LlmControl models;
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
        this.dealingControls = new DealingControls(world, tools.records());
        this.models = new LlmControl(vertx, tools.models());
        this.reset = () -> {
            tools.models().clear();
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
            Webhooks webhooks,
            EventLog log,
            Faults faults,
            RateLimits limits,
            FileStore files,
            Records records,
            LanguageModels models) {}

    Map<String, Map<String, Handler>> table() {
        var table = new HashMap<>(dealingControls.table());
        speech.table().forEach((noun, deed) -> table.put(noun, Map.of("POST", now(deed))));
        table.putAll(Map.ofEntries(
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
                entry("blocks", Map.of("POST", now(acts::block))),
                entry("groups", Map.of("POST", now(groups::post), "GET", now(groups::get))),
                entry("llm", models.verbs()),
                entry("chats", Map.of("GET", chats::show)),
                entry("events", Map.of("GET", now(events::show))),
                entry(
                        "faults",
                        Map.of("POST", now(faults::add), "GET", now(faults::all), "DELETE", now(faults::remove))),
                entry("limits", Map.of("PUT", now(limits::set), "GET", now(limits::show), "DELETE", now(limits::lift))),
                entry("clock", Map.of("GET", now(clock::show), "POST", now(clock::set))),
                entry("reset", Map.of("POST", now(this::reset)))));
        return table;
    }

    private Reply reset(ControlRequest request) {
        reset.run();
        return Reply.done();
    }

    private static Handler now(Function<ControlRequest, Reply> handler) {
        return request -> Future.succeededFuture(handler.apply(request));
    }
}
