package dev.beseda.bot.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A Telegram that takes every token until it is told that one is worth nothing, and remembers who sent what. The test
/// talks to it over HTTP, too: `/revoke/TOKEN/STATUS`, `/sent/TOKEN`, and `/garble/TOKEN` for updates that are none.
public class FakeTelegram implements QuarkusTestResourceLifecycleManager {
    private static final String SEND = "sendMessage";
    private static final String DONE = """
            {"ok": true, "result": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "-",
             "username": "fake_bot"}}""";

    private final Set<String> garbled = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> revoked = new ConcurrentHashMap<>();
    private final Map<String, List<String>> sent = new ConcurrentHashMap<>();
    private final HttpServer server = server();

    @Override
    public Map<String, String> start() {
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return Map.of(
                "TELEGRAM_API_URL", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException("No port", failure);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(1).split("/");
        exchange.getRequestBody().readAllBytes();
        switch (path[0]) {
            case "revoke" -> {
                revoked.put(path[1], Integer.parseInt(path[2]));
                send(exchange, 200, "");
            }
            case "garble" -> {
                garbled.add(path[1]);
                send(exchange, 200, "");
            }
            case "sent" -> send(exchange, 200, String.join("\n", sent.getOrDefault(path[1], List.of())));
            default -> call(exchange, path[0].substring("bot".length()), path[1]);
        }
    }

    private void call(HttpExchange exchange, String token, String method) throws IOException {
        int status = revoked.getOrDefault(token, 200);
        if (method.equals("getUpdates")) {
            var update = garbled.remove(token) ? "{\"no\": \"update\"}" : "";
            send(exchange, status, "{\"ok\": true, \"result\": [" + update + "]}");
            return;
        }
        if (method.equals(SEND)) {
            sent.computeIfAbsent(token, first -> new CopyOnWriteArrayList<>()).add(String.valueOf(status));
        }
        var refusal = "{\"ok\": false, \"error_code\": %d, \"description\": \"%s\"}".formatted(status, words(status));
        send(exchange, status, status == 200 ? DONE : refusal);
    }

    private static String words(int status) {
        return status == 401 ? "Unauthorized" : "Not Found";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /// Asks the one that the service under test speaks to.
    public static String ask(String path) {
        var url = URI.create(FlowBot.setting("TELEGRAM_API_URL"));
        var answer = RestAssured.given()
                .baseUri(url.toString())
                .port(url.getPort())
                .urlEncodingEnabled(false)
                .get(path);
        return answer.asString();
    }
}
