package dev.beseda.simulator.botapi;

import dev.beseda.simulator.json.Json;
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

    void sendHtmlError(HttpServerRequest request) {
        request.response()
                .setStatusCode(502)
                .putHeader("content-type", "text/html")
                .end("<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>");
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
