package dev.beseda.simulator.control.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Form;
import dev.beseda.simulator.control.requests.Handler;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.LanguageModels;
import dev.beseda.simulator.llm.exchanges.Exchange.State;
import dev.beseda.simulator.llm.scripts.Pace;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;

/// Tells the models how to behave, and what they were asked: `llm/{scripts,pace,llama,requests,totals,reset}`.
public final class LlmControl {
    private static final int MOST_SLOTS = 100_000;

    private final LanguageModels models;
    private final LlmScripts scripts;
    private final LlmRequests requests;

    public LlmControl(Vertx vertx, LanguageModels models) {
        this.models = models;
        this.scripts = new LlmScripts(models.scripts());
        this.requests = new LlmRequests(vertx, models.exchanges());
    }

    public Map<String, Handler> verbs() {
        return Map.of("GET", this::get, "POST", this::post, "PUT", this::put, "DELETE", this::delete);
    }

    private Future<Reply> get(ControlRequest request) {
        return switch (request.path().isEmpty() ? "" : request.path().getFirst()) {
            case "scripts" -> Future.succeededFuture(scripts.all());
            case "pace" -> Future.succeededFuture(Reply.ok(pace()));
            case "llama" -> Future.succeededFuture(Reply.ok(llama()));
            case "requests" -> requests.show(request);
            case "totals" -> Future.succeededFuture(Reply.ok(totals()));
            default -> throw absent();
        };
    }

    private Future<Reply> post(ControlRequest request) {
        var noun = request.only().orElse("");
        if (noun.equals("scripts")) {
            return Future.succeededFuture(scripts.add(request.form()));
        }
        if (noun.equals("reset")) {
            models.clear();
            return Future.succeededFuture(Reply.done());
        }
        throw absent();
    }

    private Future<Reply> put(ControlRequest request) {
        var noun = request.only().orElse("");
        if (noun.equals("pace")) {
            return Future.succeededFuture(setPace(request.form()));
        }
        if (noun.equals("llama")) {
            return Future.succeededFuture(setLlama(request.form()));
        }
        throw absent();
    }

    private Future<Reply> delete(ControlRequest request) {
        if (request.path().isEmpty() || !request.path().getFirst().equals("scripts")) {
            throw absent();
        }
        return Future.succeededFuture(scripts.remove(request.path()));
    }

    private Reply setPace(Form form) {
        var pace = LlmScripts.pace(form).orElse(Pace.USUAL);
        form.end();
        models.setPace(pace);
        return Reply.ok(pace());
    }

    private Reply setLlama(Form form) {
        var slots = form.countIfAny("slots", 0, MOST_SLOTS);
        var loading = form.flagIfAny("loading");
        var refusing = form.flagIfAny("refuse_when_full");
        form.end();
        loading.ifPresent(models::setLoading);
        refusing.ifPresent(models::setRefusingWhenFull);
        slots.ifPresent(models.slots()::resize);
        return Reply.ok(llama());
    }

    private ObjectNode pace() {
        return Json.object()
                .put("instant", models.pace().instant())
                .put("tokens_per_second", models.pace().tokensPerSecond())
                .put("first_token_millis", models.pace().firstTokenMillis());
    }

    private ObjectNode llama() {
        return Json.object()
                .put("slots", models.slots().size())
                .put("taken", models.slots().taken())
                .put("queued", models.slots().queued())
                .put("loading", models.isLoading())
                .put("refuse_when_full", models.isRefusingWhenFull());
    }

    private ObjectNode totals() {
        var exchanges = models.exchanges();
        var totals = Json.object()
                .put("last", exchanges.last())
                .put("open", exchanges.open())
                .put("most_open", exchanges.mostOpen())
                .put("tokens", exchanges.tokens());
        for (var state : State.values()) {
            if (state.isOver()) {
                totals.put(state.written(), exchanges.ended(state));
            }
        }
        return totals;
    }

    private static Refusal absent() {
        return new Refusal(
                Reason.ABSENT, "path", "Under llm/ there are scripts, pace, llama, requests, totals and reset");
    }
}
