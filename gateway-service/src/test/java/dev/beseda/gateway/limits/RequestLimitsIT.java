package dev.beseda.gateway.limits;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.gateway.api.FakeService;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(FakeService.class)
class RequestLimitsIT {
    private static final int REQUESTS = 400;
    private static final int GUESSES = 40;

    @Inject
    Vertx vertx;

    private static Response asks(String key) {
        return given().header("Authorization", "Token " + key).get("/api/bots");
    }

    private static String mint() {
        return given().header("Authorization", "Token " + FakeService.ADMIN_TOKEN)
                .contentType("application/json")
                .body(Map.of("name", "eager", "role", "viewer"))
                .post("/api/tokens")
                .jsonPath()
                .getString("token");
    }

    /// Asks from an address that no other test has.
    private static int asks(HttpClient from, String key) {
        return from.request(HttpMethod.GET, RestAssured.port, "127.0.0.1", "/api/bots")
                .compose(request ->
                        request.putHeader("Authorization", "Token " + key).send())
                .compose(answer -> answer.body().map(body -> answer.statusCode()))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Test
    void whoeverAsksForTooMuchIsToldWhenToComeAgainAndAllOthersAreServed() {
        var eager = mint();
        var other = mint();

        var refused = IntStream.range(0, REQUESTS + 100)
                .mapToObj(request -> asks(eager))
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        assertThat(refused).isProblem(429, "too-many-requests").hasHeader("Retry-After", "1");
        assertThat(asks(other)).hasStatus(200);
    }

    @Test
    void anAddressThatGuessesKeysIsNotHeardAnyMoreButForThoseThatOpen() {
        var known = mint();
        var stranger = vertx.createHttpClient(new HttpClientOptions().setLocalAddress("127.0.0.9"));
        assertThat(asks(stranger, known)).isEqualTo(200);

        var guesses = IntStream.range(0, GUESSES + 1)
                .map(guess -> asks(stranger, "guess-" + UUID.randomUUID()))
                .boxed()
                .toList();

        assertThat(guesses.subList(0, GUESSES)).containsOnly(401);
        assertThat(guesses.getLast()).isEqualTo(429);
        assertThat(asks(stranger, known)).isEqualTo(200);
        assertThat(asks("guess-from-elsewhere")).isProblem(401, "unauthorized");
        stranger.close();
    }
}
