package dev.beseda.llm.providers;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A model server that does what a test says, request by request; the last script goes on for ever.
final class ScriptedServer implements AutoCloseable {
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger hungUp = new AtomicInteger();
    private final HttpServer server;

    interface Script {
        void answer(HttpServerRequest request);
    }

    record Heard(String path, MultiMap headers, String body) {}

    ScriptedServer(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(this::take);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    ScriptedServer then(Script script) {
        scripts.add(script);
        return this;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    List<Heard> heard() {
        return heard;
    }

    /// How many callers ended their connection before they had a whole answer.
    int hungUp() {
        return hungUp.get();
    }

    private void take(HttpServerRequest request) {
        request.response().exceptionHandler(gone -> hungUp.incrementAndGet());
        request.bodyHandler(body -> {
            heard.add(new Heard(request.uri(), request.headers(), body.toString()));
            var script = scripts.size() > 1 ? scripts.remove() : scripts.element();
            script.answer(request);
        });
    }

    /// Server-sent events, each string one event's data.
    static Script stream(String... data) {
        return request -> {
            begin(request, data);
            request.response().end();
        };
    }

    /// The same, and then the line is cut.
    static Script cutAfter(String... data) {
        return request -> {
            begin(request, data);
            var unused = request.response()
                    .write(": last\n\n")
                    .onComplete(done -> request.connection().close());
        };
    }

    /// The same, and then nothing more.
    static Script silentAfter(String... data) {
        return request -> begin(request, data);
    }

    static Script answer(int status, Map<String, String> headers, String body) {
        return request -> {
            headers.forEach(request.response()::putHeader);
            var unused = request.response().setStatusCode(status).end(body);
        };
    }

    static Script bytes(byte[]... parts) {
        return request -> {
            request.response().setChunked(true).putHeader("content-type", "text/event-stream");
            for (byte[] part : parts) {
                var unused = request.response().write(Buffer.buffer(part));
            }
            var unused = request.response().end();
        };
    }

    private static void begin(HttpServerRequest request, String... data) {
        request.response().setChunked(true).putHeader("content-type", "text/event-stream; charset=utf-8");
        for (var event : data) {
            var unused = request.response()
                    .write(Buffer.buffer(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8)));
        }
    }

    static String delta(String text) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}".formatted(text);
    }

    static String finish(String reason) {
        return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}".formatted(reason);
    }

    static String usage(int input, int output) {
        return "{\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}".formatted(input, output);
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
