package dev.beseda.simulator.control.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.exchanges.Exchange;
import dev.beseda.simulator.llm.exchanges.Exchanges;
import dev.beseda.simulator.llm.exchanges.Key;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Shows what the models were asked, and waits for such a request.
final class LlmRequests {
    private static final long LONGEST_WAIT_MILLIS = 60_000;
    private static final int MOST = 2_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Vertx vertx;
    private final Exchanges exchanges;

    LlmRequests(Vertx vertx, Exchanges exchanges) {
        this.vertx = vertx;
        this.exchanges = exchanges;
    }

    Future<Reply> show(ControlRequest request) {
        long after = request.number("after", 0, Long.MAX_VALUE);
        int limit = (int) request.number("limit", 100, MOST);
        long wait = request.number("wait_millis", 0, LONGEST_WAIT_MILLIS);
        var wanted = wanted(request);
        Supplier<List<Exchange>> found = () -> exchanges.after(after, limit, wanted);
        var promise = Promise.<Reply>promise();
        if (wait > 0) {
            vertx.setTimer(wait, timer -> promise.tryComplete(reply(found.get())));
        }
        look(promise, found, wait == 0);
        return promise.future();
    }

    private void look(Promise<Reply> promise, Supplier<List<Exchange>> found, boolean atOnce) {
        if (promise.future().isComplete()) {
            return;
        }
        var now = found.get();
        if (atOnce || !now.isEmpty()) {
            promise.tryComplete(reply(now));
        } else {
            exchanges.watch(() -> look(promise, found, false));
        }
    }

    private static Predicate<Exchange> wanted(ControlRequest request) {
        var model = request.parameter("model");
        var hash = request.parameter("key").map(key -> Key.of(key).hash());
        var states = request.parameter("state").map(written -> List.of(written.split(",")));
        var contains = request.parameter("contains");
        return exchange -> model.map(name -> name.equals(model(exchange))).orElse(true)
                && hash.map(exchange.received().key().hash()::equals).orElse(true)
                && states.map(some -> some.contains(exchange.state().written())).orElse(true)
                && contains.map(question(exchange)::contains).orElse(true);
    }

    private static Reply reply(List<Exchange> found) {
        return Reply.ok(found.stream().map(LlmRequests::shown).toList());
    }

    private static ObjectNode shown(Exchange exchange) {
        var received = exchange.received();
        var json = Json.object()
                .put("seq", exchange.seq())
                .put("at_millis", exchange.atMillis())
                .put("state", exchange.state().written())
                .put("path", received.path())
                .put("dialect", received.dialect().written())
                .put("key", received.key().masked())
                .put("key_hash", received.key().hash())
                .put("model", model(exchange))
                .put("question", question(exchange))
                .put(
                        "stream",
                        exchange.asked().map(asked -> asked.wanted().stream()).orElse(false))
                .put("status", exchange.status())
                .put("tokens", exchange.tokens());
        exchange.script().ifPresent(script -> json.put("script", script));
        millis(exchange, exchange.firstTokenNanos()).ifPresent(millis -> json.put("first_token_millis", millis));
        millis(exchange, exchange.endedNanos()).ifPresent(millis -> json.put("millis", millis));
        var body = Json.read(received.body());
        body.ifPresentOrElse(
                read -> json.set("body", read),
                () -> json.put("body", received.body().toString()));
        return json;
    }

    private static Optional<Double> millis(Exchange exchange, long until) {
        return until == 0 ? Optional.empty() : Optional.of((until - exchange.arrivedNanos()) / NANOS_PER_MILLI);
    }

    private static String model(Exchange exchange) {
        return exchange.asked()
                .map(asked -> asked.model())
                .orElse(exchange.received().model());
    }

    private static String question(Exchange exchange) {
        return exchange.asked().map(asked -> asked.words().question()).orElse("");
    }
}
