package dev.beseda.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/// A bot that repeats each message, as often as it is told to, one after the other: those of a person stay in order.
final class TestBot implements AutoCloseable {
    static final String TOKEN = "4242:test-secret";

    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService answers =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final JsonApi telegram;
    private final IntUnaryOperator replies;
    private final HttpServer server;

    /// @param replies how many replies the message with this number gets
    TestBot(Simulator simulator, IntUnaryOperator replies) {
        this.telegram = new JsonApi(simulator.url(), Optional.empty());
        this.replies = replies;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
        var hook = "http://127.0.0.1:" + server.getAddress().getPort();
        var unused =
                telegram.create("/bot" + TOKEN + "/setWebhook", JsonApi.object().put("url", hook));
    }

    private void take(HttpExchange exchange) throws IOException {
        var message = json.readTree(exchange.getRequestBody()).path("message");
        answers.execute(() -> answer(message));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void answer(JsonNode message) {
        var text = message.path("text").asText();
        int number = Wording.answered(text).orElseThrow();
        for (int reply = 0; reply < replies.applyAsInt(number); reply++) {
            var unused = telegram.create(
                    "/bot" + TOKEN + "/sendMessage",
                    JsonApi.object()
                            .put("chat_id", message.at("/chat/id").asLong())
                            .put("text", "You said: " + text));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        answers.close();
    }
}
