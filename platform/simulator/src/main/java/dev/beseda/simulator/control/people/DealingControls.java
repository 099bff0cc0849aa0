package dev.beseda.simulator.control.people;

import static java.util.Map.entry;

import dev.beseda.simulator.botapi.others.OtherMethodTable.Records;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Handler;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.world.World;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;

/// The nouns of the control API about money, queries, polls and managed bots.
public final class DealingControls {
    private final MoneyControl money;
    private final QueriesControl queries;
    private final ReactionsControl reactions;
    private final ManagedBotsControl managed;

    public DealingControls(World world, Records records) {
        this.money = new MoneyControl(world, records.payments());
        this.queries = new QueriesControl(world, records.queries());
        this.reactions = new ReactionsControl(world, records.polls());
        this.managed = new ManagedBotsControl(world);
    }

    public Map<String, Map<String, Handler>> table() {
        return Map.ofEntries(
                entry("payments", Map.of("POST", now(money::pay), "GET", now(money::show))),
                entry("purchases", Map.of("POST", now(money::buy))),
                entry("subscriptions", Map.of("POST", now(money::subscription))),
                entry("inline_queries", Map.of("POST", now(queries::ask), "GET", now(queries::show))),
                entry("inline_choices", Map.of("POST", now(queries::choose))),
                entry("web_apps", Map.of("POST", now(queries::open), "GET", now(queries::show))),
                entry("web_app_data", Map.of("POST", now(queries::send))),
                entry("reactions", Map.of("POST", now(reactions::react))),
                entry("votes", Map.of("POST", now(reactions::vote))),
                entry("managed_bots", Map.of("POST", now(managed::make))));
    }

    private static Handler now(Function<ControlRequest, Reply> handler) {
        return request -> Future.succeededFuture(handler.apply(request));
    }
}
