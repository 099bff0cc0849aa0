package dev.beseda.gateway.api;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(FakeService.class)
class ForwarderIT {
    private static final String KEY = FakeService.ADMIN_TOKEN;

    private static RequestSpecification owner() {
        return given().header("Authorization", "Token " + KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Token ", "Bearer ", "token ", "bearer  "})
    void aKeyIsChangedForASignedIdentity(String scheme) {
        var answer = given().urlEncodingEnabled(false)
                .header("Authorization", scheme + KEY)
                .get("/api/bots/7/?active=true&name=%D0%B8");

        assertThat(answer)
                .hasStatus(200)
                .has("uri", "/api/bots/7/?active=true&name=%D0%B8")
                .hasHeader("X-Seen", "yes");
        var claims = answer.jsonPath().getString("headers.authorization").split("\\.")[1];
        assertThat(new String(Base64.getUrlDecoder().decode(claims)))
                .contains("\"workspace\":\"00000000-0000-0000-0000-000000000001\"", "\"groups\":[\"owner\"]");
    }

    /// On one connection: what has no body must not leave one behind.
    @Test
    void whatTheCallerHasSeenAlreadyIsNotSentAgain() throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int time = 0; time < 3; time++) {
                var unchanged = client.send(of("/api/bots/unchanged"), BodyHandlers.ofString());
                var told = client.send(of("/api/bots/7"), BodyHandlers.ofString());

                assertThat(unchanged.statusCode()).isEqualTo(304);
                assertThat(unchanged.headers().firstValue("ETag")).contains("\"seen\"");
                assertThat(unchanged.body()).isEmpty();
                assertThat(told.statusCode()).isEqualTo(200);
                assertThat(told.body()).contains("\"if-none-match\":\"\\\"seen\\\"\"");
            }
        }
    }

    private static HttpRequest of(String path) {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Token " + KEY)
                .header("If-None-Match", "\"seen\"")
                .build();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "Token wrong",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Basic YTpi",
                "Token",
                "the-admin-token-of-the-tests"
            })
    void withoutAValidKeyNobodyPasses(String authorization) {
        var request = authorization == null ? given() : given().header("Authorization", authorization);

        var answer = request.get("/api/bots");

        assertThat(answer).isProblem(401, "unauthorized").hasHeader("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @CsvSource({"/api/nothing", "/api/", "/api/botsy", "/api/bots/../../q/metrics", "/api/%2e%2e/q/health"})
    void aPathOutsideTheTableLeadsToNoService(String path) {
        var answer = owner().urlEncodingEnabled(false).get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.header("X-Seen")).isNull();
    }

    @Test
    void aRequestKeepsItsDecentName() {
        var answer = owner().header("X-Request-Id", "order-66").get("/api/bots");

        assertThat(answer).hasHeader("X-Request-Id", "order-66").has("headers.x-request-id", "order-66");
    }

    @Test
    void aRequestWithoutADecentNameGetsOne() {
        var answer = owner().header("X-Request-Id", "a b<script>").get("/api/bots");

        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void headersOfOneConnectionStayThere() {
        var answer = owner().header("Connection", "X-Private")
                .header("X-Private", "1")
                .get("/api/bots");

        assertThat(answer).hasNo("headers.x-private").hasNoHeader("Keep-Alive");
    }

    @Test
    void anErrorOfAServiceComesThrough() {
        assertThat(owner().get("/api/bots/refuses")).hasStatus(409).has("code", "bot-inactive");
    }

    @Test
    void aBodyStreamsThroughToTheService() {
        var answer = owner().body(new byte[9 * 1024 * 1024]).put("/api/contacts/upload");

        assertThat(answer).hasStatus(200).has("length", 9 * 1024 * 1024).has("method", "PUT");
    }

    @Test
    void aBodyOfUntoldLengthStreamsThroughToTheService() {
        var answer = owner().body(new ByteArrayInputStream(new byte[1_000_000])).post("/api/contacts/upload");

        assertThat(answer).hasStatus(200).has("length", 1_000_000);
    }

    @Test
    void aLargeAnswerStreamsThrough() {
        var answer = owner().get("/api/bots/large?parts=512");

        assertThat(answer.asByteArray()).hasSize(32 * 1024 * 1024);
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() {
        assertThat(owner().body(new byte[11 * 1024 * 1024]).post("/api/bots")).isProblem(413, "too-large");
    }

    @Test
    void aBodyOverTheLimitOfUntoldLengthIsTooLarge() {
        var unsized = new ByteArrayInputStream(new byte[11 * 1024 * 1024]);

        assertThat(owner().body(unsized).post("/api/bots")).isProblem(413, "too-large");
    }

    @Test
    void aServiceThatIsAwayIsNamed() {
        var answer = owner().get("/api/balances/7");

        assertThat(answer).isProblem(503, "service-away").hasText("detail", "billing-service");
    }

    @Test
    void aServiceThatIsSilentIsNamed() {
        var answer = owner().get("/api/bots/silent");

        assertThat(answer).isProblem(504, "service-slow").hasText("detail", "bot-service");
    }

    @Test
    void aServiceThatBreaksOffIsNamed() {
        var answer = owner().get("/api/bots/breaks");

        assertThat(answer).isProblem(502, "service-broke-off").hasText("detail", "bot-service");
    }

    @Test
    void anAnswerThatStopsInItsMiddleIsNotTakenForWhole() {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/bots/stops"))
                .header("Authorization", "Token " + KEY)
                .build();

        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }
}
