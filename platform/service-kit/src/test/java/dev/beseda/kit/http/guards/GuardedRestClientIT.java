package dev.beseda.kit.http.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.beseda.kit.http.guards.ShopClient.Order;
import dev.beseda.kit.http.guards.ShopClient.Wish;
import dev.beseda.kit.http.rules.CircuitBreaker;
import dev.beseda.kit.http.rules.HttpFailure;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The guard around a REST client, against a real server.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class GuardedRestClientIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final CircuitBreaker.Limits LIMITS =
            new CircuitBreaker.Limits(3, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private final CallGuards<HttpFailure> guards = new CallGuards<>(LIMITS, Clock.systemUTC());
    private HttpServer server;
    private ShopClient shop;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/orders", this::answer);
        server.start();
        shop = QuarkusRestClientBuilder.newBuilder().baseUri(address()).build(ShopClient.class);
    }

    @AfterEach
    void close() {
        never.countDown();
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// Does what the title wishes.
    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        var wish = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (wish.contains("broken")) {
            send(exchange, 503, "{\"error\":\"out of order\"}");
        } else if (wish.contains("limit")) {
            exchange.getResponseHeaders().add("Retry-After", "120");
            send(exchange, 429, "");
        } else if (wish.contains("silence")) {
            wait(exchange);
        } else {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            send(exchange, 200, "{\"number\":\"7\"}");
        }
    }

    private void wait(HttpExchange exchange) throws IOException {
        try {
            never.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private CallGuard<HttpFailure> guard() {
        return guards.of(address(), "key", () -> 1);
    }

    private Uni<Order> order(String title) {
        return guard().call(() -> shop.order(new Wish(title)), HttpCallFailed::read);
    }

    private Order ordered(String title) {
        return order(title).await().atMost(PATIENCE);
    }

    @Test
    void anAnswerIsHandedOn() {
        assertThat(ordered("a book")).isEqualTo(new Order("7"));
    }

    @Test
    void aServerThatIsBrokenIsLeftAloneAfterAWhile() {
        for (int times = 0; times < 3; times++) {
            assertThatThrownBy(() -> ordered("broken"))
                    .isInstanceOfSatisfying(HttpCallFailed.class, failed -> {
                        assertThat(failed.status()).isEqualTo(503);
                        assertThat(failed.body()).contains("out of order");
                    })
                    .hasMessage("The server answered 503");
        }

        assertThatThrownBy(() -> ordered("a book")).isInstanceOf(CircuitOpen.class);
        assertThat(asked).hasValue(3);
        assertThat(guards.open()).isEqualTo(1);
    }

    @Test
    void aLimitIsObeyedToItsEnd() {
        assertThatThrownBy(() -> ordered("limit")).isInstanceOf(HttpCallFailed.class);

        assertThatThrownBy(() -> ordered("a book")).isInstanceOfSatisfying(CircuitOpen.class, open -> {
            assertThat(open.cause()).isEqualTo(HttpFailure.answered(429, Optional.of(Duration.ofMinutes(2))));
            assertThat(open.left()).isBetween(Duration.ofSeconds(90), Duration.ofMinutes(2));
        });
        assertThat(asked).hasValue(1);
    }

    @Test
    void aServerThatIsNotThereIsBroken() {
        server.stop(0);

        for (int times = 0; times < 3; times++) {
            assertThatThrownBy(() -> ordered("a book")).isNotInstanceOf(CircuitOpen.class);
        }

        assertThatThrownBy(() -> ordered("a book"))
                .isInstanceOfSatisfying(
                        CircuitOpen.class, open -> assertThat(open.cause()).isEqualTo(HttpFailure.UNANSWERED));
    }

    @Test
    void whoIsNotWantedAnyMoreGivesUpThePlace() {
        var silent = order("silence").subscribe().with(order -> {}, failure -> {});
        await().atMost(PATIENCE).until(() -> asked.get() == 1);
        var waiting = order("a second silence").subscribe().with(order -> {}, failure -> {});
        var next = order("a book").subscribeAsCompletionStage();
        assertThat(guards.waiting()).isEqualTo(2);

        waiting.cancel();
        silent.cancel();

        assertThat(next).succeedsWithin(PATIENCE).isEqualTo(new Order("7"));
        assertThat(asked).hasValue(2);
        await().atMost(PATIENCE).until(() -> guard().bulkhead().isUnused());
    }
}
