package dev.beseda.journeys.access;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.people.KnownBot;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.stack.settings.PlatformService;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The route where Telegram brings updates takes nothing else.
class WebhookRouteJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final String UPDATE = "{\"update_id\": 1, \"poll\": {\"id\": \"7\"}}";

    private static KnownBot bot;

    @BeforeAll
    static void registerABot() {
        bot = KnownBot.register(PLATFORM);
        await().atMost(TestPlatform.PATIENCE)
                .until(() -> post(telegram().body("{}")).statusCode() != 404);
    }

    @Test
    void anUpdateWithTheSecretIsTaken() {
        assertThat(post(telegram().body(UPDATE))).hasStatus(200);
    }

    @Test
    void withoutTheSecretNothingIsTaken() {
        assertThat(post(anybody().body(UPDATE))).isProblem(401, "wrong-secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "update_id | {}",
                "update_id | {\"update_id\": \"1\"}",
                "update_id | {\"update_id\": -1}",
                "update_id | {\"update_id\": [1]}",
                "body | [1]",
                "body | {",
                "body | {\"update_id\": 1} and more"
            })
    void whatIsNoUpdateIsRefusedByField(String field, String body) {
        assertThat(post(telegram().body(body))).isBadField(field);
    }

    /// Telegram adds fields every month: what is new is passed on.
    @Test
    void anUnknownFieldOfAnUpdateIsTaken() {
        assertThat(post(telegram().body("{\"update_id\": 2, \"surprise\": {\"id\": 1}}")))
                .hasStatus(200);
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        var body = "{\"update_id\": 1, \"poll\": \"\u00c3(\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(post(telegram().body(body))).isBadField("body");
    }

    @Test
    void tenMegabytesAreTooMuch() {
        assertThat(post(telegram().body("[" + "1,".repeat(5_000_000) + "1]"))).isProblem(413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
    void onlyPostIsKnown(String method) {
        assertThat(telegram().body(UPDATE).request(method, path())).isProblem(405, "wrong-method");
    }

    @Test
    void onlyJsonIsTaken() {
        assertThat(post(telegram().contentType("text/plain").body(UPDATE))).isProblem(415, "wrong-media-type");
    }

    private static Response post(RequestSpecification request) {
        return request.post(path());
    }

    private static String path() {
        return "/telegram/" + bot.id();
    }

    private static RequestSpecification telegram() {
        return anybody().header("X-Telegram-Bot-Api-Secret-Token", bot.secret());
    }

    private static RequestSpecification anybody() {
        return given().baseUri(PLATFORM.stack().url(PlatformService.GATEWAY).toString())
                .contentType("application/json");
    }
}
