package dev.beseda.kit.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// One request and its answer, which is taken in only as far as it may be large.
final class Exchange {
    private final UniEmitter<? super ReceivedAnswer> asker;
    private final Buffer received = Buffer.buffer();
    private final int largest;

    private Exchange(UniEmitter<? super ReceivedAnswer> asker, int largest) {
        this.asker = asker;
        this.largest = largest;
    }

    /// Whoever does not want the answer any more ends the connection.
    static Uni<ReceivedAnswer> make(HttpClient client, RequestOptions options, byte[] body, int largest) {
        return Uni.createFrom()
                .emitter(asker -> client.request(options)
                        .onFailure(asker::fail)
                        .onSuccess(request -> new Exchange(asker, largest).begin(request, body)));
    }

    private void begin(HttpClientRequest request, byte[] body) {
        asker.onTermination(request::reset);
        request.exceptionHandler(asker::fail);
        request.response().onFailure(asker::fail).onSuccess(answer -> take(request, answer));
        request.end(Buffer.buffer(body));
    }

    private void take(HttpClientRequest request, HttpClientResponse answer) {
        answer.exceptionHandler(asker::fail);
        answer.endHandler(end -> asker.complete(new ReceivedAnswer(answer.statusCode(), headers(answer), received)));
        answer.handler(chunk -> {
            if (received.length() + chunk.length() > largest) {
                asker.fail(new Refused("The answer is too large"));
                request.reset();
            } else {
                received.appendBuffer(chunk);
            }
        });
    }

    /// Of a header that came more than once, the first.
    private static Map<String, String> headers(HttpClientResponse answer) {
        var found = new HashMap<String, String>();
        answer.headers().forEach((name, value) -> found.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return found;
    }
}
