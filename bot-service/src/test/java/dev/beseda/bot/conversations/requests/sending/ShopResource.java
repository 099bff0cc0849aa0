package dev.beseda.bot.conversations.requests.sending;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A server of an owner, which is good and bad as a test wants it.
public class ShopResource implements QuarkusTestResourceLifecycleManager {
    private static final List<String> KEYS = new CopyOnWriteArrayList<>();
    private static final List<String> SECRETS = new CopyOnWriteArrayList<>();
    private static final int TOO_LARGE = 300_000;

    private static volatile String url = "";

    private static volatile CountDownLatch door = new CountDownLatch(0);

    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;

    static String url() {
        return url;
    }

    /// Answers under `/held` wait until the door is opened.
    static CountDownLatch closedDoor() {
        door = new CountDownLatch(1);
        return door;
    }

    /// The idempotency keys that came in, in order.
    static List<String> keys() {
        return KEYS;
    }

    /// The headers `X-Api-Key` that came in, in order.
    static List<String> secrets() {
        return SECRETS;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        var host = "localhost:" + server.getAddress().getPort();
        url = "http://" + host;
        return Map.of("bot.requests.allowed-hosts", host);
    }

    @Override
    public void stop() {
        never.countDown();
        door.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        KEYS.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        SECRETS.addAll(exchange.getRequestHeaders().getOrDefault("X-Api-Key", List.of()));
        var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (exchange.getRequestURI().getPath()) {
            case "/price" ->
                send(
                        exchange,
                        200,
                        "{\"price\": {\"amount\": 12.50}, \"in_stock\": true, \"for\": \""
                                + exchange.getRequestURI().getQuery() + "\"}");
            case "/held" -> {
                waitFor(door);
                send(exchange, 200, "{\"price\": {\"amount\": 7}, \"in_stock\": true, \"for\": \"you\"}");
            }
            case "/echo" -> send(exchange, 200, sent);
            case "/broken" -> send(exchange, 500, "{}");
            case "/page" -> send(exchange, 200, "<html>");
            case "/large" -> send(exchange, 200, "\"" + "x".repeat(TOO_LARGE) + "\"");
            case "/moved" -> {
                exchange.getResponseHeaders().add("Location", "/price");
                send(exchange, 302, "");
            }
            default -> waitFor(never);
        }
        exchange.close();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
