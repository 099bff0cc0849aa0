package dev.beseda.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final int LARGEST = 1_000;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<String> heard = new AtomicReference<>("");
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        never.countDown();
        server.stop(0);
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        heard.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Host") + " "
                + exchange.getRequestHeaders().getFirst("X-Key") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        switch (exchange.getRequestURI().getPath()) {
            case "/moved" -> {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/large" -> send(exchange, "x".repeat(LARGEST + 1));
            case "/silent" -> wait(exchange);
            default -> send(exchange, "да");
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void wait(HttpExchange exchange) {
        try {
            never.await();
        } catch (InterruptedException ended) {
            exchange.close();
        }
    }

    private String local(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private static OutgoingRequest get(String url) {
        return new OutgoingRequest("GET", url, Map.of(), Optional.empty());
    }

    private static ReceivedAnswer ask(OutgoingRequest request, HostNames names, String... trusted) {
        return ask(request, names, rules(Duration.ofSeconds(15), trusted));
    }

    private static OutboundRules rules(Duration total, String... trusted) {
        return new OutboundRules(Set.of(443), Set.of(trusted), Duration.ofSeconds(3), total, LARGEST, LARGEST);
    }

    private static ReceivedAnswer ask(OutgoingRequest request, HostNames names, OutboundRules rules) {
        try (var http = new OutboundHttp(VERTX, rules, names)) {
            return http.send(request).await().atMost(Duration.ofSeconds(20));
        }
    }

    @Test
    void aTrustedServerIsAskedWhereverItIs() {
        var request = new OutgoingRequest(
                "POST",
                local("/a?b=c"),
                Map.of("X-Key", "k", "Host", "evil", "Content-Length", "1"),
                Optional.of("{}"));

        var answer = ask(request, HostNames.SYSTEM, "localhost");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("да");
        assertThat(heard.get())
                .isEqualTo("POST /a?b=c localhost:%d k {}"
                        .formatted(server.getAddress().getPort()));
    }

    @Test
    void trustMayBeInOnePortOnly() {
        int port = server.getAddress().getPort();

        assertThat(ask(get(local("/")), HostNames.SYSTEM, "localhost:" + port).isGood())
                .isTrue();
        assertThatThrownBy(() -> ask(get(local("/")), HostNames.SYSTEM, "localhost:" + (port + 1)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatWouldBeRefusedIsKnownWithoutAsking() {
        var rules = OutboundRules.usual(Set.of("localhost:8080"));

        assertThat(List.of("https://example.com/a", "https://93.184.216.34/", "http://localhost:8080/"))
                .allMatch(url -> rules.refusal(url).isEmpty());
        assertThat(List.of(
                        "http://example.com/",
                        "https://example.com:8443/",
                        "https://127.0.0.1/",
                        "https://[::1]/",
                        "http://localhost/",
                        "ftp://localhost:8080/",
                        "https://me:you@example.com/",
                        "example.com",
                        "https://a b/"))
                .allMatch(url -> rules.refusal(url).isPresent());
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        var answer = ask(get(local("/moved")), HostNames.SYSTEM, "localhost");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotTaken() {
        assertThatThrownBy(() -> ask(get(local("/large")), HostNames.SYSTEM, "localhost"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("too large");
    }

    @Test
    void aRequestThatIsTooLargeIsNotMade() {
        var request = new OutgoingRequest("POST", local("/"), Map.of(), Optional.of("x".repeat(LARGEST + 1)));

        assertThatThrownBy(() -> ask(request, HostNames.SYSTEM, "localhost")).isInstanceOf(Refused.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForLongerThanAllowed() {
        var impatient = rules(Duration.ofMillis(300), "localhost");

        assertThatThrownBy(() -> ask(get(local("/silent")), HostNames.SYSTEM, impatient))
                .isInstanceOf(io.smallrye.mutiny.TimeoutException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,",
        "8.8.8.8, 10.0.0.1",
        "10.0.0.1, 8.8.8.8",
        "169.254.169.254,",
        "::1,",
        "::ffff:192.168.0.1,",
        "fd00::1, 2606:4700:4700::1111"
    })
    void aNameWithAnyPrivateAddressIsRefused(String first, String second) throws IOException {
        var addresses = second == null
                ? List.of(InetAddress.getByName(first))
                : List.of(InetAddress.getByName(first), InetAddress.getByName(second));

        assertThatThrownBy(() -> ask(get("https://shop.example/"), name -> addresses))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("public Internet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://localhost/",
                "https://localhost./",
                "https://169.254.169.254/latest/meta-data"
            })
    void anAddressOfOurOwnNetworkIsRefusedHoweverItIsWritten(String url) {
        assertThatThrownBy(() -> ask(get(url), HostNames.SYSTEM)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/",
                "https://shop.example:8443/",
                "https://shop.example:22/",
                "ftp://shop.example/",
                "file:///etc/passwd",
                "https://user@shop.example/",
                "https:///",
                "shop.example",
                "",
                "https://",
                "https://shop example/",
                "jar:https://shop.example/"
            })
    void anAddressThatIsNoneOrNotEncryptedIsRefusedWithoutLookingItUp(String url) {
        HostNames names = name -> {
            throw new AssertionError("was looked up: " + name);
        };

        assertThatThrownBy(() -> ask(get(url), names)).isInstanceOf(Refused.class);
    }

    @Test
    void theNameIsLookedUpOnceAndTheConnectionGoesToWhatWasFound() {
        var lookups = new AtomicInteger();
        HostNames names = name -> {
            lookups.incrementAndGet();
            return List.of(InetAddress.getLoopbackAddress());
        };
        var url = "http://shop.example:%d/".formatted(server.getAddress().getPort());

        var answer = ask(get(url), names, "shop.example");

        assertThat(answer.isGood()).isTrue();
        assertThat(lookups).hasValue(1);
        assertThat(heard.get()).contains("shop.example:");
    }
}
