package dev.beseda.gateway.webhooks;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.Topics;
import dev.beseda.gateway.api.FakeService;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(FakeService.class)
class WebhookIT {
    private static final String SECRET = "a-secret-of-the-bot";
    /// SHA-256 of the secret, base64url without padding.
    private static final String SECRET_HASH = "arU7rg7vM9MAFaMGlgTl8cpfml1xtTVUzA4sixZKTOI";

    private static final String UPDATE =
            "{\"update_id\": 1, \"message\": {\"chat\": {\"id\": 42}, \"text\": \"Привет\"}}";

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafkaSettings;

    private final UUID bot = UUID.randomUUID();
    private KafkaTopic registry;

    @BeforeEach
    void registerABot() {
        registry = new KafkaTopic(kafkaSettings, Topics.BOTS_REGISTRY);
        registry.put(
                bot.toString(),
                "{\"bot\": \"%s\", \"workspace\": \"%s\", \"secret_hash\": \"%s\", \"added_later\": 1}"
                        .formatted(bot, UUID.randomUUID(), SECRET_HASH));
        await().until(() -> post(SECRET, "{}").statusCode() != 404);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private Response post(String secret, String body) {
        return telegram(secret).body(body.getBytes(StandardCharsets.UTF_8)).post("/telegram/" + bot);
    }

    private RequestSpecification telegram(String secret) {
        return given().contentType("application/json").header("X-Telegram-Bot-Api-Secret-Token", secret);
    }

    @Test
    void anUpdateIsInKafkaWhenTelegramHasItsAnswer() {
        try (var updates = new KafkaTopic(kafkaSettings, Topics.TELEGRAM_UPDATES)) {
            updates.seekToEnd();

            var answer = post(SECRET, UPDATE);

            assertThat(answer.statusCode()).isEqualTo(200);
            var sent = updates.next();
            assertThat(sent.key()).isEqualTo(bot + ":42");
            assertThat(sent.value()).isEqualTo(UPDATE);
            assertThat(Long.parseLong(KafkaTopic.header(sent, "received-at"))).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another-secret", SECRET + "x"})
    void aWrongSecretIsTurnedAway(String secret) {
        assertThat(post(secret, UPDATE)).isProblem(401, "wrong-secret");
    }

    @Test
    void aMissingSecretIsTurnedAway() {
        assertThat(given().contentType("application/json").body(UPDATE).post("/telegram/" + bot))
                .isProblem(401, "wrong-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6f2ff8f3-4a7b-4d18-8f16-0d6b5bd5d9a1", "nobody", "%00"})
    void anUnknownBotIsAbsent(String other) {
        var answer = telegram(SECRET).urlEncodingEnabled(false).body(UPDATE).post("/telegram/" + other);

        assertThat(answer).isProblem(404, "unknown-bot");
    }

    @Test
    void aDeletedBotIsAbsent() {
        registry.delete(bot.toString());

        await().untilAsserted(() -> assertThat(post(SECRET, UPDATE)).isProblem(404, "unknown-bot"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"update_id | {}", "update_id | {\"update_id\": \"1\"}", "body | [1]", "body | {", "body | "})
    void aBodyThatIsNoUpdateIsRefusedByField(String field, String body) {
        var answer = post(SECRET, body == null ? "" : body);

        assertThat(answer).isBadField(field);
    }

    @Test
    void badUtf8IsRefused() {
        byte[] broken = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};

        var answer = telegram(SECRET).body(broken).post("/telegram/" + bot);

        assertThat(answer).isProblem(400, "bad-field").hasText("detail", "UTF-8");
    }

    @Test
    void tenMegabytesAreTooLarge() {
        var answer = telegram(SECRET).body(new byte[10 * 1024 * 1024]).post("/telegram/" + bot);

        assertThat(answer).isProblem(413, "too-large");
    }

    @Test
    void tenMegabytesOfUntoldLengthAreTooLarge() {
        var unsized = new ByteArrayInputStream(new byte[10 * 1024 * 1024]);

        var answer = telegram(SECRET).body(unsized).post("/telegram/" + bot);

        assertThat(answer).isProblem(413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void anotherMethodIsRefused(String method) {
        assertThat(telegram(SECRET).request(method, "/telegram/" + bot)).isProblem(405, "wrong-method");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        var answer = telegram(SECRET).contentType("text/plain").body(UPDATE).post("/telegram/" + bot);

        assertThat(answer).isProblem(415, "wrong-media-type");
    }

    @Test
    void theGatewayIsReadyAndCountsUpdates() {
        assertThat(post(SECRET, UPDATE)).hasStatus(200);

        assertThat(given().get("/q/health/ready")).hasStatus(200).lists("checks.name", "bots.registry");
        assertThat(given().get("/q/metrics").asString()).contains("beseda_webhooks_seconds_count{outcome=\"accepted\"");
    }
}
