package dev.beseda.simulator.llm;

import dev.beseda.simulator.http.Body;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.answers.Answers;
import dev.beseda.simulator.llm.exchanges.Exchange;
import dev.beseda.simulator.llm.exchanges.Exchange.Received;
import dev.beseda.simulator.llm.exchanges.Exchange.State;
import dev.beseda.simulator.llm.exchanges.Key;
import dev.beseda.simulator.llm.requests.Dialect;
import dev.beseda.simulator.llm.requests.Failure;
import dev.beseda.simulator.llm.requests.Refused;
import dev.beseda.simulator.llm.scripts.Script.Meeting;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// The HTTP route of the models: `/llm/…/chat/completions` as OpenAI and its likes have it, `/llama/…` as
/// llama.cpp.
public final class LlmRoute {
    public static final String HOSTED = "/llm/";
    public static final String LOCAL = "/llama/";
    private static final int LARGEST_BODY = 8 << 20;
    private static final String BEARER = "Bearer ";

    private final LanguageModels models;
    private final Answers answers;
    private final LocalServer local;

    public LlmRoute(LanguageModels models, Answers answers) {
        this.models = models;
        this.answers = answers;
        this.local = new LocalServer(models);
    }

    public void handle(HttpServerRequest request, String path) {
        Body.read(request, LARGEST_BODY)
                .onSuccess(body -> serve(request, path, body))
                .onFailure(fault -> answers.refuse(
                        request, Dialect.OPENAI, Failure.of(413, "invalid_request_error", "The request is too large")));
    }

    /// A request that has been read.
    private record Visit(HttpServerRequest request, String path, Buffer body) {}

    private void serve(HttpServerRequest request, String path, Buffer body) {
        if (request.response().closed()) {
            return;
        }
        boolean hosted = path.startsWith(HOSTED);
        var place = path.substring(hosted ? HOSTED.length() : LOCAL.length() - 1);
        if (!hosted && local.answers(request, place, body)) {
            return;
        }
        var provider = hosted ? named(place) : Optional.of(Dialect.LLAMA);
        var endpoint = Endpoint.at(place);
        if (endpoint.isPresent() && HttpMethod.POST.equals(request.method())) {
            converse(new Visit(request, path, body), endpoint.get(), provider);
        } else if (place.endsWith("/models") && HttpMethod.GET.equals(request.method())) {
            listModels(request, provider.orElse(Dialect.OPENAI));
        } else {
            var nothing = Failure.of(404, "not_found_error", "There is nothing at " + path);
            answers.refuse(request, provider.orElse(Dialect.OPENAI), nothing);
        }
    }

    /// The provider that the path names: `/llm/mistral/v1/…`.
    private static Optional<Dialect> named(String place) {
        return Dialect.of(place.substring(0, Math.max(0, place.indexOf('/'))));
    }

    private void listModels(HttpServerRequest request, Dialect dialect) {
        if (dialect.needsKey() && key(request).isEmpty()) {
            answers.refuse(request, dialect, noKey());
            return;
        }
        request.response().putHeader("content-type", "application/json").end(Json.buffer(ModelList.of(dialect)));
    }

    private static String key(HttpServerRequest request) {
        var authorization = request.getHeader("authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        }
        var google = request.getHeader("x-goog-api-key");
        return google == null ? "" : google;
    }

    private static Failure noKey() {
        return Failure.of(
                        401,
                        "invalid_request_error",
                        "You didn't provide an API key: it belongs in an Authorization header, after \"Bearer\"")
                .with("invalid_api_key");
    }

    private void converse(Visit visit, Endpoint endpoint, Optional<Dialect> provider) {
        var request = visit.request();
        var read = Json.read(visit.body());
        var model = read.map(json -> json.path("model").asText()).orElse("");
        var dialect = provider.orElseGet(() -> Dialect.ofModel(model));
        var key = key(request);
        var exchange = models.exchanges().begin(new Received(visit.path(), dialect, Key.of(key), model, visit.body()));
        request.response().closeHandler(closed -> exchange.end(State.CANCELLED));
        exchange.whenOver(() -> hangUpIfBroken(request, exchange));
        try {
            if (dialect.needsKey() && key.isEmpty()) {
                throw new Refused(noKey());
            }
            var asked = endpoint.read(dialect, read);
            exchange.read(asked);
            meet(request, exchange, new Meeting(asked, key));
        } catch (Refused refused) {
            answers.refuse(request, exchange, dialect, refused.failure());
        }
    }

    private void meet(HttpServerRequest request, Exchange exchange, Meeting met) {
        var script = models.scripts().meeting(met);
        script.ifPresent(played -> exchange.playedBy(played.id()));
        var conduct = script.map(played -> played.order().conduct());
        Runnable deed = () -> answers.give(request, exchange, met.asked(), conduct);
        if (met.asked().dialect() == Dialect.LLAMA) {
            local.admit(exchange, deed);
        } else {
            deed.run();
        }
    }

    private static void hangUpIfBroken(HttpServerRequest request, Exchange exchange) {
        if (exchange.state() == State.BROKEN && !request.response().ended()) {
            request.connection().close();
        }
    }
}
