package dev.beseda.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundStreamsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int LARGEST = 1_000;

    private final AtomicInteger lookups = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger hungUp = new AtomicInteger();
    private final AtomicReference<HttpServerRequest> open = new AtomicReference<>();
    private final HttpServer server = VERTX.createHttpServer()
            .connectionHandler(connection -> connections.incrementAndGet())
            .requestHandler(this::answer);
    private final HostNames names = name -> {
        lookups.incrementAndGet();
        return List.of(InetAddress.getLoopbackAddress());
    };
    private final OutboundStreams streams = new OutboundStreams(
            VERTX, new OutboundRules(Set.of(443), Set.of(), Duration.ofSeconds(3), LONG, LARGEST, LARGEST), names);

    OutboundStreamsTest() {
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        streams.close();
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    private void answer(HttpServerRequest request) {
        var response = request.response().setChunked(true).putHeader("X-Seen", request.getHeader("X-Key"));
        response.exceptionHandler(gone -> hungUp.incrementAndGet());
        switch (request.path()) {
            case "/large" -> response.end("x".repeat(LARGEST + 1));
            case "/open" -> {
                open.set(request);
                var unused = response.write("one");
            }
            default -> response.setStatusCode(201).end("да");
        }
    }

    private StreamedAnswer answered(String url, boolean trusted) {
        var request = new OutgoingRequest("POST", url, Map.of("X-Key", "k"), Optional.of("{}"));
        return streams.open(request, trusted).await().atMost(LONG);
    }

    private String local(String path) {
        return "http://models.example:" + server.actualPort() + path;
    }

    private static String text(StreamedAnswer answer) {
        return answer.whole().map(Buffer::toString).await().atMost(LONG);
    }

    @Test
    void headAndBodyAreThere() {
        var answer = answered(local("/"), true);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.isGood()).isTrue();
        assertThat(answer.header("x-seen")).contains("k");
        assertThat(answer.header("x-other")).isEmpty();
        assertThat(text(answer)).isEqualTo("да");
    }

    @Test
    void aBodyIsReadWhileItComesAndEndedByWhoeverReadsIt() {
        var heard = new CopyOnWriteArrayList<String>();

        var reading = answered(local("/open"), true).body().subscribe().with(part -> heard.add(part.toString()));
        await().atMost(LONG).until(() -> heard.equals(List.of("one")));
        var unused = open.get().response().write("two");
        await().atMost(LONG).until(() -> String.join("", heard).equals("onetwo"));
        reading.cancel();

        await().atMost(LONG).until(() -> hungUp.get() == 1);
    }

    @Test
    void nameAndConnectionServeAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(text(answered(local("/"), true))).isEqualTo("да");
        }

        assertThat(lookups).hasValue(1);
        assertThat(connections).hasValue(1);
    }

    @Test
    void aNameThatIsRememberedIsNoTrustForTheNext() {
        assertThat(text(answered(local("/"), true))).isEqualTo("да");

        assertThatThrownBy(() -> answered("https://models.example/", false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("public Internet");
        assertThat(lookups).hasValue(1);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotTaken() {
        assertThatThrownBy(() -> text(answered(local("/large"), true))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://models.example/", "https://models.example:8443/", "ftp://models.example/", "nonsense"})
    void withoutTrustOnlyHttpsAtItsUsualPortIsAskedFor(String url) {
        assertThatThrownBy(() -> answered(url, false)).isInstanceOf(Refused.class);
        assertThat(lookups).hasValue(0);
    }
}
