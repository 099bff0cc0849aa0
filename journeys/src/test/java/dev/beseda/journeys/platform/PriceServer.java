package dev.beseda.journeys.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// A server of an owner, which scenarios ask for a price.
public final class PriceServer implements AutoCloseable {
    private static final byte[] PRICE = "{\"price\": {\"roubles\": 122}}".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    private PriceServer(HttpServer server) {
        this.server = server;
    }

    public static PriceServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var prices = new PriceServer(server);
            server.createContext("/", prices::tell);
            server.start();
            return prices;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Its address under one of the names of this machine.
    public String at(String host) {
        return "http://%s:%d/price".formatted(host, server.getAddress().getPort());
    }

    public int asked() {
        return asked.get();
    }

    private void tell(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, PRICE.length);
            exchange.getResponseBody().write(PRICE);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
