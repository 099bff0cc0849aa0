package dev.beseda.gateway.api;

import dev.beseda.kit.problems.Problem;
import dev.beseda.kit.web.ProblemRoutes;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/// Passes a request on to a service and its answer back; bodies stream through in both directions and are never held.
@ApplicationScoped
class Forwarder {
    private final ServiceClient client;
    private final long largestBody;

    Forwarder(ServiceClient client, ApiConfig config) {
        this.client = client;
        this.largestBody = config.largestBody().asLongValue();
    }

    void forward(RoutingContext request, Service service, String identity) {
        if (contentLength(request) > largestBody) {
            ProblemRoutes.answer(request, tooLarge());
            return;
        }
        var body = new LimitedBody(request.request(), largestBody);
        client.open(service, request.request().method(), uri(request))
                .compose(upstream -> pass(request, upstream, body, identity))
                .onFailure(failure ->
                        failed(request, service, body.isTooLarge() ? tooLarge() : problem(service, failure)));
    }

    private static Future<Void> pass(
            RoutingContext request, HttpClientRequest upstream, LimitedBody body, String identity) {
        PassedHeaders.copy(request.request().headers(), upstream.headers());
        upstream.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + identity);
        request.response().closeHandler(gone -> upstream.reset());
        var answer = hasBody(request) ? upstream.send(body) : upstream.send();
        return answer.compose(found -> passBack(found, request)).onFailure(broken -> upstream.reset());
    }

    /// An answer that breaks off is not ended: the caller must not take it for whole.
    private static Future<Void> passBack(HttpClientResponse answer, RoutingContext request) {
        var response = request.response();
        response.setStatusCode(answer.statusCode());
        PassedHeaders.copy(answer.headers(), response.headers());
        if (answer.getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            response.setChunked(true);
        }
        return answer.pipe().endOnFailure(false).to(response);
    }

    /// The path is the normalised one, so that no `..` leads out of the table of prefixes.
    private static String uri(RoutingContext request) {
        var query = request.request().query();
        return request.normalizedPath() + (query == null ? "" : "?" + query);
    }

    private static boolean hasBody(RoutingContext request) {
        if ("100-continue".equalsIgnoreCase(request.request().getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return contentLength(request) > 0 || request.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static long contentLength(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static void failed(RoutingContext request, Service service, Problem problem) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        Log.warnf(
                "%s %s got no answer of the %s: %s",
                request.request().method(), request.normalizedPath(), service, problem.detail());
        request.response().headers().clear();
        ProblemRoutes.answer(request, problem);
    }

    private Problem tooLarge() {
        return Problem.of(413, "too-large", "The body may have %d bytes at the most".formatted(largestBody));
    }

    private static Problem problem(Service service, Throwable failure) {
        return switch (failure) {
            case ConnectException _ -> away(service);
            case UnknownHostException _ -> away(service);
            case ConnectionPoolTooBusyException _ ->
                Problem.of(503, "service-busy", "The %s has too much to do: come again".formatted(service));
            case TimeoutException _ ->
                Problem.of(504, "service-slow", "The %s did not answer in time".formatted(service));
            default -> Problem.of(502, "service-broke-off", "The %s broke off its answer".formatted(service));
        };
    }

    private static Problem away(Service service) {
        return Problem.of(503, "service-away", "The %s is away: come again".formatted(service));
    }
}
