package dev.beseda.journeys.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.beseda.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What stands before several gateways: hands each request to the next of them, in turn. As a service of Kubernetes it
/// can heed who says that it is ready.
public final class RoundRobinProxy implements AutoCloseable {
    private static final List<String> PASSED =
            List.of("Content-Type", "Authorization", "X-Telegram-Bot-Api-Secret-Token");
    private static final int NOBODY_THERE = 502;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger turns = new AtomicInteger();
    private final HttpServer server;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private volatile List<URI> gateways = List.of();

    private RoundRobinProxy(HttpServer server) {
        this.server = server;
    }

    public static RoundRobinProxy start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var table = new RoundRobinProxy(server);
            server.setExecutor(table.threads);
            server.createContext("/", table::handOn);
            server.start();
            return table;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(List<URI> these) {
        gateways = List.copyOf(these);
    }

    /// Asks every now and then which of these are ready, and serves those only.
    public void serveReady(Stack stack, List<String> these) {
        serve(these.stream().map(stack::url).toList());
        var unused = looks.scheduleWithFixedDelay(
                () -> lookFor(stack, these), 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Where none says that it is ready, all are as they were: they are slow, and nobody could be served else.
    private void lookFor(Stack stack, List<String> these) {
        var ready = these.stream()
                .filter(gateway -> isReady(stack.managementUrl(gateway)))
                .map(stack::url)
                .toList();
        if (!ready.isEmpty()) {
            serve(ready);
        }
    }

    private boolean isReady(URI management) {
        var request = HttpRequest.newBuilder(management.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(statusFor(exchange), -1);
        }
    }

    private int statusFor(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var serving = gateways;
        if (serving.isEmpty()) {
            return NOBODY_THERE;
        }
        var next = serving.get(Math.floorMod(turns.getAndIncrement(), serving.size()));
        var request = HttpRequest.newBuilder(next.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        PASSED.forEach(name -> exchange.getRequestHeaders()
                .getOrDefault(name, List.of())
                .forEach(value -> request.header(name, value)));
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException gone) {
            return NOBODY_THERE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return NOBODY_THERE;
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
        server.stop(0);
        threads.close();
        client.close();
    }
}
