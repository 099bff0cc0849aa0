package dev.beseda.kit.http.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.beseda.kit.http.HostNames;
import dev.beseda.kit.http.OutboundHttp;
import dev.beseda.kit.http.OutboundRules;
import dev.beseda.kit.http.OutgoingRequest;
import dev.beseda.kit.http.rules.CallFailure.Scope;
import dev.beseda.kit.http.rules.HttpFailure;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCallFailedTest {
    private static final Instant NOW = Instant.parse("2026-10-21T07:27:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "400, REQUEST",
        "401, KEY",
        "402, KEY",
        "403, REQUEST",
        "404, REQUEST",
        "408, SERVER",
        "409, REQUEST",
        "429, LIMIT",
        "500, SERVER",
        "503, SERVER"
    })
    void theStatusTellsWhatElseWouldFail(int status, Scope scope) {
        var failure = HttpCallFailed.read(new HttpCallFailed(status, Map.of(), ""), NOW);

        assertThat(failure.scope()).isEqualTo(scope);
    }

    @Test
    void aServerThatSaysWhenIsBelieved() {
        var headers = Map.of("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT");

        var failure = HttpCallFailed.read(new HttpCallFailed(429, headers, ""), NOW);

        assertThat(failure).isEqualTo(HttpFailure.answered(429, Optional.of(Duration.ofMinutes(1))));
    }

    @Test
    void withoutAnAnswerTheServerIsUnwell() {
        var failure = HttpCallFailed.read(new ConnectException("no"), NOW);

        assertThat(failure).isEqualTo(HttpFailure.UNANSWERED);
        assertThat(failure.scope()).isEqualTo(Scope.SERVER);
    }

    @Test
    void aRequestThatIsRefusedBlamesNoServer() {
        var request = new OutgoingRequest("GET", "https://10.0.0.1/", Map.of(), Optional.empty());
        var vertx = Vertx.vertx();

        try (var http = new OutboundHttp(vertx, OutboundRules.usual(Set.of()), HostNames.SYSTEM)) {
            var refused = catchThrowable(() -> http.send(request).await().atMost(PATIENCE));

            assertThat(HttpCallFailed.read(refused, NOW)).isEqualTo(HttpFailure.REFUSED);
        } finally {
            vertx.close();
        }
    }

    @Test
    void whatTheServerSaidIsNoPartOfTheMessage() {
        assertThat(new HttpCallFailed(401, Map.of(), "wrong key sk-123")).hasMessage("The server answered 401");
    }
}
