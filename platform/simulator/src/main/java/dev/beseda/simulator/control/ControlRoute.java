package dev.beseda.simulator.control;

import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Handler;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.files.Uploads;
import dev.beseda.simulator.http.Body;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.refusals.Refusal;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The HTTP route of the control API: `/simulator/api/<noun>…`.
public final class ControlRoute {
    public static final String PREFIX = "/simulator/api/";
    private static final int LARGEST_BODY = 1 << 20;

    private final Map<String, Map<String, Handler>> nouns;
    private final FileStore files;

    public ControlRoute(Controls controls, FileStore files) {
        this.files = files;
        this.nouns = controls.table();
    }

    public void handle(HttpServerRequest request) {
        if (changes(request) && !isJson(request) && !FormUpload.isIn(request)) {
            send(
                    request,
                    Reply.problem(415, "Unsupported media type", "What changes something comes as application/json"));
            return;
        }
        var received = FormUpload.isIn(request)
                ? new FormUpload(files).read(request)
                : Body.read(request, LARGEST_BODY).map(body -> new FormUpload.Received(body, new Uploads()));
        received.compose(body -> reply(request, body))
                .recover(fault -> Future.succeededFuture(replyTo(fault)))
                .onSuccess(reply -> send(request, reply));
    }

    private static boolean changes(HttpServerRequest request) {
        return !HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method());
    }

    private static boolean isJson(HttpServerRequest request) {
        var type =
                String.valueOf(request.getHeader("content-type")).split(";")[0].strip();
        return type.equalsIgnoreCase("application/json");
    }

    private Future<Reply> reply(HttpServerRequest request, FormUpload.Received body) {
        var query = new QueryStringDecoder(request.uri());
        var segments = List.of(query.path().substring(PREFIX.length()).split("/"));
        var methods = nouns.get(segments.getFirst());
        if (methods == null) {
            return Future.succeededFuture(Reply.problem(404, "Not found", "There is nothing at " + query.path()));
        }
        @Nullable Handler handler = methods.get(request.method().name());
        if (handler == null) {
            var allowed = String.join(", ", methods.keySet());
            return Future.succeededFuture(Reply.problem(405, "Method not allowed", "Allowed here: " + allowed));
        }
        var path = segments.subList(1, segments.size());
        return handler.handle(
                new ControlRequest(request.method().name(), path, query.parameters(), body.json(), body.uploads()));
    }

    private static Reply replyTo(Throwable fault) {
        return switch (fault) {
            case Refusal refusal -> Reply.refused(refusal);
            case Body.TooLarge tooLarge ->
                Reply.problem(413, "Too large", "A body has at most %d bytes".formatted(LARGEST_BODY));
            default -> {
                System.getLogger(ControlRoute.class.getName())
                        .log(System.Logger.Level.ERROR, "A request failed", fault);
                yield Reply.problem(500, "Fault", "Something broke in the simulator");
            }
        };
    }

    private static void send(HttpServerRequest request, Reply reply) {
        var response = request.response().setStatusCode(reply.status());
        if (response.closed()) {
            return;
        }
        if (reply.status() == 204) {
            response.end();
            return;
        }
        response.putHeader("content-type", reply.isProblem() ? "application/problem+json" : "application/json");
        response.end(Json.buffer(reply.json()));
    }
}
