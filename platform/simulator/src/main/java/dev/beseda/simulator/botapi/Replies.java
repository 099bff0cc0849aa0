package dev.beseda.simulator.botapi;

import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.json.Json;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/// Ends a request: with an answer, later, brokenly or not at all.
record Replies(Vertx vertx) {
    void send(HttpServerRequest request, Answer answer) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status()).putHeader("content-type", "application/json");
        if (answer instanceof Answer.Failure failure) {
            failure.retryAfter().ifPresent(seconds -> response.putHeader("retry-after", Integer.toString(seconds)));
            if (failure.code() == 413) {
                response.putHeader("connection", "close");
            }
        }
        response.end(Json.buffer(answer.toJson()));
    }

    void sendLater(HttpServerRequest request, Answer answer, long delayMillis) {
        later(delayMillis, () -> send(request, answer));
    }

    void sendHtmlError(HttpServerRequest request, int status) {
        var title = "%d %s".formatted(status, HttpResponseStatus.valueOf(status).reasonPhrase());
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "text/html")
                .end("<html><head><title>%1$s</title></head><body><h1>%1$s</h1></body></html>".formatted(title));
    }

    void hangUp(HttpServerRequest request) {
        request.connection().close();
    }

    void hangUpLater(HttpServerRequest request, long delayMillis) {
        later(delayMillis, () -> hangUp(request));
    }

    private void later(long delayMillis, Runnable deed) {
        vertx.setTimer(Math.max(1, delayMillis), timer -> deed.run());
    }
}
