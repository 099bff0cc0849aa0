package dev.beseda.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.beseda.simulator.json.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A bot's webhook: keeps what arrives and answers as told, otherwise 200.
final class TestWebhook implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Deque<Function<JsonNode, Told>> answers = new ArrayDeque<>();

    /// One request: the update, the secret, when it came.
    record Arrival(JsonNode update, Optional<String> secret, long nanoTime) {
        String text() {
            return update.path("message").path("text").asText();
        }
    }

    /// What to answer.
    record Told(int status, String body, String retryAfter) {
        static Told status(int status) {
            return new Told(status, "", "");
        }
    }

    TestWebhook() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    synchronized void answerNext(Function<JsonNode, Told> answer) {
        answers.add(answer);
    }

    void answerNext(Told answer) {
        answerNext(update -> answer);
    }

    Arrival next() {
        try {
            var arrival = arrivals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (arrival == null) {
                throw new AssertionError("No update arrived");
            }
            return arrival;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    boolean isQuiet() {
        return arrivals.isEmpty();
    }

    private void take(HttpExchange exchange) throws IOException {
        var update = Json.read(Buffer.buffer(exchange.getRequestBody().readAllBytes()))
                .orElseThrow();
        var secret = exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token");
        arrivals.add(new Arrival(update, Optional.ofNullable(secret), System.nanoTime()));
        var told = nextAnswer().apply(update);
        if (!told.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", told.retryAfter());
        }
        if (!told.body().isEmpty()) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
        }
        var body = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Function<JsonNode, Told> nextAnswer() {
        return answers.isEmpty() ? update -> Told.status(200) : answers.remove();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
