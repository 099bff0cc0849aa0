package dev.beseda.gateway.api;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/// A service behind the gateway that tells what it was asked, and can be slow, broken or away;
/// with it come the gateway's settings for all tests, so that it is started once.
public class FakeService implements QuarkusTestResourceLifecycleManager {
    /// Opens the default workspace in these tests.
    public static final String ADMIN_TOKEN = "the-admin-token-of-the-tests";

    private static final int PART = 64 * 1024;

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        var server = listen();
        var address = "http://127.0.0.1:" + server.actualPort();
        var nobody = "http://127.0.0.1:1";
        return Map.ofEntries(
                entry("BESEDA_ADMIN_TOKEN", ADMIN_TOKEN),
                entry("gateway.api.silence-timeout", "2s"),
                entry("gateway.login.look-up-again-after", "100ms"),
                entry("gateway.limits.requests", "1"),
                entry("gateway.limits.requests-at-once", "400"),
                entry("gateway.limits.guesses", "0.01"),
                entry("gateway.limits.guesses-at-once", "40"),
                entry("gateway.reference.kept-for", "0s"),
                entry("gateway.api.services.bot", address),
                entry("gateway.api.services.llm", nobody),
                entry("gateway.api.services.generation", address),
                entry("gateway.api.services.campaign", address),
                entry("gateway.api.services.billing", nobody));
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HttpServer listen() {
        var server = vertx.createHttpServer().requestHandler(FakeService::answer);
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/q/openapi" -> request.response().end(openApi());
            case "/api/bots/silent" -> {}
            case "/api/bots/stops" -> request.response().setChunked(true).write("half of the ans");
            case "/api/bots/breaks" -> request.connection().close();
            case "/api/bots/unchanged" ->
                request.response()
                        .setStatusCode(304)
                        .putHeader("ETag", "\"seen\"")
                        .end();
            case "/api/bots/large" -> send(request, Integer.parseInt(request.getParam("parts")));
            case "/api/bots/refuses" ->
                request.response()
                        .setStatusCode(409)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"code\":\"bot-inactive\"}");
            default -> tell(request);
        }
    }

    private static void tell(HttpServerRequest request) {
        var told = new JsonObject().put("method", request.method().name()).put("uri", request.uri());
        var headers = new JsonObject();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(), value));
        long[] length = {0};
        request.handler(part -> length[0] += part.length());
        request.endHandler(end -> request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Seen", "yes")
                .putHeader("Keep-Alive", "timeout=5")
                .end(told.put("headers", headers).put("length", length[0]).encode()));
    }

    private static void send(HttpServerRequest request, int parts) {
        request.response().setChunked(true);
        write(request, parts);
    }

    private static void write(HttpServerRequest request, int parts) {
        if (parts == 0) {
            request.response().end();
            return;
        }
        request.response().write(Buffer.buffer(new byte[PART])).onSuccess(written -> write(request, parts - 1));
    }

    private static String openApi() {
        return """
                {"openapi": "3.1.0",
                 "paths": {
                   "/api/bots": {"get": {"security": [{"SecurityScheme": []}], "responses": {"200": {"content":
                     {"application/json": {"schema": {"$ref": "#/components/schemas/Bot"}}}}}}},
                   "/internal": {"get": {}}},
                 "components": {
                   "schemas": {"Bot": {"type": "object"}, "Role": {"type": "integer"}},
                   "securitySchemes": {"SecurityScheme": {"type": "http"}}}}
                """;
    }
}
