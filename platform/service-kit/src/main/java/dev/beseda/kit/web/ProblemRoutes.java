package dev.beseda.kit.web;

import dev.beseda.kit.problems.Problem;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;
import java.util.Locale;

/// Makes the error answers of requests that never reach a resource: too large, no such path, a fault in a route.
@ApplicationScoped
public class ProblemRoutes {
    /// Just before Quarkus' own check of the size, which answers without a word.
    private static final int BEFORE_SIZE_CHECK = -3;

    private static final long LONGEST_DRAIN_MILLIS = 5_000;

    private static final String FORM = "multipart/form-data";

    private final long largestForm;
    private final long largestBody;

    ProblemRoutes(VertxHttpConfig http, WebConfig config) {
        this.largestForm = http.limits().maxBodySize().orElseThrow().asLongValue();
        this.largestBody = Math.min(largestForm, config.largestBody().asLongValue());
    }

    /// Ends the request with a problem, whatever has come of its body so far.
    public static void answer(RoutingContext request, Problem problem) {
        var response = request.response();
        if (response.ended() || response.headWritten()) {
            request.request().connection().close();
            return;
        }
        if (!request.request().isEnded()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            drain(request);
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encodeToBuffer(problem));
    }

    /// Takes the rest of the body for a while: closing at once would reset the connection before the answer is read.
    private static void drain(RoutingContext request) {
        var incoming = request.request();
        var connection = incoming.connection();
        long giveUp = request.vertx().setTimer(LONGEST_DRAIN_MILLIS, timer -> connection.close());
        incoming.handler(chunk -> {});
        incoming.exceptionHandler(gone -> request.vertx().cancelTimer(giveUp));
        incoming.endHandler(end -> {
            request.vertx().cancelTimer(giveUp);
            connection.close();
        });
        incoming.resume();
    }

    void register(@Observes Router router) {
        var unsized = BodyHandler.create(false).setBodyLimit(largestBody);
        router.route().order(BEFORE_SIZE_CHECK).handler(request -> checkSize(request, unsized));
        router.route().order(BEFORE_SIZE_CHECK).failureHandler(ProblemRoutes::failed);
        router.errorHandler(404, request -> answer(request, Problem.usual(404)));
        router.errorHandler(405, request -> answer(request, Problem.usual(405)));
    }

    private void checkSize(RoutingContext request, BodyHandler unsized) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long largest = isForm(request) ? largestForm : largestBody;
        if (length != null && Long.parseLong(length) > largest) {
            answer(request, tooLarge(largest));
        } else if (request.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null && !isForm(request)) {
            unsized.handle(request);
        } else {
            request.next();
        }
    }

    /// What reads a form counts its bytes itself.
    private static boolean isForm(RoutingContext request) {
        var type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private static Problem tooLarge(long largest) {
        return Problem.of(413, "too-large", "The body may have %d bytes at the most".formatted(largest));
    }

    private static void failed(RoutingContext request) {
        int status = statusOf(request);
        if (status >= 500 && request.failure() != null) {
            Log.error("A request failed", request.failure());
        }
        answer(request, Problem.usual(status));
    }

    /// A reader of bodies may say no by itself.
    private static int statusOf(RoutingContext request) {
        if (request.failure() instanceof WebApplicationException known) {
            return known.getResponse().getStatus();
        }
        return request.statusCode() > 0 ? request.statusCode() : 500;
    }
}
