package dev.beseda.kit.web;

import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Makes the error answers of requests that never reach a resource: too large, no such path, a fault in a route.
@ApplicationScoped
public class ProblemRoutes {
    /// Just before Quarkus' own check of the size, which answers without a word.
    private static final int BEFORE_SIZE_CHECK = -3;

    private final long largestBody;

    ProblemRoutes(VertxHttpConfig http) {
        this.largestBody = http.limits().maxBodySize().orElseThrow().asLongValue();
    }

    /// Ends the request with a problem. A body that is still on its way is not waited for: the connection is closed.
    public static void answer(RoutingContext request, Problem problem) {
        var response = request.response();
        if (response.ended() || response.headWritten()) {
            request.request().connection().close();
            return;
        }
        if (!request.request().isEnded()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            response.endHandler(ended -> request.request().connection().close());
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encodeToBuffer(problem));
    }

    /// The problem of a status that says it all.
    public static Problem usual(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request", "The request can't be read");
            case 401 -> Problem.of(401, "unauthorized", "Send a valid key in the header Authorization: Token <key>");
            case 403 -> Problem.of(403, "forbidden", "Your role does not allow this");
            case 404 -> Problem.of(404, "no-such-path", "There is nothing at this path");
            case 405 -> Problem.of(405, "wrong-method", "This path does not know that method");
            case 406 -> Problem.of(406, "not-acceptable", "The answer is application/json: allow it in Accept");
            case 413 -> Problem.of(413, "too-large", "The body is too large");
            case 415 -> Problem.of(415, "wrong-media-type", "The body must be application/json: say so in Content-Type");
            default ->
                status < 500
                        ? Problem.of(status, "bad-request", "The request can't be handled")
                        : Problem.of(status, "fault", "Something broke on our side");
        };
    }

    void register(@Observes Router router) {
        var unsized = BodyHandler.create(false).setBodyLimit(largestBody);
        router.route().order(BEFORE_SIZE_CHECK).handler(request -> checkSize(request, unsized));
        router.route().order(BEFORE_SIZE_CHECK).failureHandler(ProblemRoutes::failed);
        router.errorHandler(404, request -> answer(request, usual(404)));
        router.errorHandler(405, request -> answer(request, usual(405)));
    }

    private void checkSize(RoutingContext request, BodyHandler unsized) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > largestBody) {
            answer(request, tooLarge());
        } else if (request.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            unsized.handle(request);
        } else {
            request.next();
        }
    }

    private Problem tooLarge() {
        return Problem.of(413, "too-large", "The body may have %d bytes at the most".formatted(largestBody));
    }

    private static void failed(RoutingContext request) {
        int status = request.statusCode() > 0 ? request.statusCode() : 500;
        if (status >= 500 && request.failure() != null) {
            Log.error("A request failed", request.failure());
        }
        answer(request, usual(status));
    }
}
