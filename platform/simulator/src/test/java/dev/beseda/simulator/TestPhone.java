package dev.beseda.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// A simulator of its own for a test, a bot and a person in it, and the ways to talk to them.
final class TestPhone implements AutoCloseable {
    static final String TOKEN = "4242:test-secret";
    static final long BOT = 4242;

    final Simulator simulator;
    final long user;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestPhone() {
        this(Map.of());
    }

    TestPhone(Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put("SIMULATOR_PORT", "0");
        environment.putIfAbsent("SIMULATOR_EVENT_LOG_SIZE", "5000");
        simulator = Simulator.start(SimulatorSettings.from(environment));
        call("getMe", "{}");
        user = control("POST", "users", "{\"first_name\":\"Ada\"}").path("id").asLong();
    }

    JsonNode call(String method, String json) {
        return callAs(TOKEN, method, json);
    }

    JsonNode callAs(String token, String method, JsonNode arguments) {
        return callAs(token, method, arguments.toString());
    }

    private JsonNode callAs(String token, String method, String json) {
        return Json.read(send(post("/bot" + token + "/" + method, "application/json", json))
                        .body())
                .orElseThrow();
    }

    JsonNode call(String method, JsonNode arguments) {
        return call(method, arguments.toString());
    }

    CompletableFuture<JsonNode> callLater(String method, String json) {
        var request =
                post("/bot" + TOKEN + "/" + method, "application/json", json).build();
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> Json.read(answer.body()).orElseThrow());
    }

    JsonNode control(String verb, String path, String json) {
        var body = controlResponse(verb, path, json).body();
        return body.isEmpty() ? Json.object() : Json.read(body).orElseThrow();
    }

    HttpResponse<String> controlResponse(String verb, String path, String json) {
        return send(request("/simulator/api/" + path)
                .header("content-type", "application/json")
                .method(verb, BodyPublishers.ofString(json)));
    }

    /// The person writes; gives the reply of the control API.
    JsonNode write(String text) {
        var message = Json.object().put("bot", BOT).put("user", user).put("text", text);
        return control("POST", "messages", message.toString());
    }

    /// The bot sends a message with one inline button; gives the message.
    JsonNode sendButton(String data) {
        var message = toUser().put("text", "Choose");
        message.putObject("reply_markup")
                .putArray("inline_keyboard")
                .addArray()
                .addObject()
                .put("text", "Yes")
                .put("callback_data", data);
        return call("sendMessage", message).path("result");
    }

    JsonNode tap(long message, String data) {
        var tap = Json.object()
                .put("bot", BOT)
                .put("user", user)
                .put("message_id", message)
                .put("data", data);
        return control("POST", "taps", tap.toString());
    }

    JsonNode transcript() {
        return control("GET", "chats/" + BOT + "/" + user, "");
    }

    JsonNode events(String kind) {
        return control("GET", "events?kind=" + kind, "");
    }

    /// Waits until the log has an event of this kind.
    void awaitEvent(String kind) {
        await("a " + kind, () -> !events(kind).isEmpty());
    }

    /// Waits until the bot's webhook is this one; none is an empty text.
    void awaitWebhook(String url) {
        await(
                "the webhook " + url,
                () -> call("getWebhookInfo", "{}").at("/result/url").asText().equals(url));
    }

    private static void await(String what, BooleanSupplier happened) {
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("There never was " + what);
            }
            Thread.onSpinWait();
        }
    }

    ObjectNode toUser() {
        return Json.object().put("chat_id", user);
    }

    HttpRequest.Builder post(String path, String type, String body) {
        return request(path).header("content-type", type).POST(BodyPublishers.ofString(body));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.url() + path)).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return sendFor(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> sendFor(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        simulator.close();
        http.close();
    }
}
