package dev.beseda.llm.knowledge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A server of somebody else: answers what it was told to answer, and remembers the last key it was sent.
final class OwnerServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private volatile Optional<String> key = Optional.empty();

    private record Answer(int status, String header, String value, byte[] body) {}

    OwnerServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answers(String path, String mediaType, String body, Charset charset) {
        answers.put(path, new Answer(200, "Content-Type", mediaType, body.getBytes(charset)));
    }

    void redirects(String path, String place) {
        answers.put(path, new Answer(302, "Location", place, new byte[0]));
    }

    Optional<String> key() {
        return key;
    }

    private void answer(HttpExchange exchange) throws IOException {
        key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Api-Key"));
        var answer = answers.getOrDefault(
                exchange.getRequestURI().getPath(), new Answer(404, "Content-Type", "text/plain", new byte[0]));
        exchange.getResponseHeaders().set(answer.header(), answer.value());
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
