package dev.beseda.gateway.webhooks;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.Topics;
import dev.beseda.gateway.api.FakeService;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.Management;
import dev.beseda.testkit.StartedService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
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
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET = "a-secret-of-the-bot";
    /// SHA-256 of the secret, base64url without padding.
    private static final String SECRET_HASH = "arU7rg7vM9MAFaMGlgTl8cpfml1xtTVUzA4sixZKTOI";

    private static final String UPDATE =
            "{\"update_id\": 1, \"message\": {\"chat\": {\"id\": 42}, \"text\": \"Привет\"}}";

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafkaSettings;

    @Inject
    WebhookConfig config;

    @Inject
    Pool pool;

    private final UUID bot = UUID.randomUUID();
    private KafkaTopic registry;

    @BeforeEach
    void registerABot() {
        registry = new KafkaTopic(kafkaSettings, Topics.BOTS_REGISTRY);
        registry.put(
                bot.toString(),
                "{\"bot\": \"%s\", \"workspace\": \"%s\", \"secret_hash\": \"%s\", \"added_later\": 1}"
                        .formatted(bot, UUID.randomUUID(), SECRET_HASH));
        await().atMost(PATIENCE).until(() -> post(SECRET, "{}").statusCode() != 404);
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

    @Test
    void anUpdateOfTheLargestSizeIsTakenAndSoAreThoseAfterIt() {
        int most = (int) config.largestUpdate().asLongValue();

        assertThat(post(SECRET, updateOf(most))).hasStatus(200);
        assertThat(post(SECRET, UPDATE)).hasStatus(200);
        assertThat(post(SECRET, updateOf(most + 1))).isProblem(413, "too-large");
    }

    @Test
    void anUpdateThatKafkaWillNeverTakeIsKeptAndTelegramHasItsAnswer() {
        var kept = "select count(*)::int from outbox_dead where topic = $1 and key = $2 and length(payload) = 20000";
        limitTopic("10000");
        try {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(post(SECRET, updateOf(20_000))).hasStatus(200);
                assertThat(pool.preparedQuery(kept)
                                .execute(Tuple.of(Topics.TELEGRAM_UPDATES, bot + ":42"))
                                .await()
                                .atMost(PATIENCE)
                                .iterator()
                                .next()
                                .getInteger(0))
                        .isPositive();
            });

            assertThat(post(SECRET, UPDATE)).hasStatus(200);
        } finally {
            limitTopic("1048588");
        }
    }

    private static String updateOf(int bytes) {
        var begun = UPDATE.replace("Привет", "");
        return begun.replace("\"\"", "\"" + "x".repeat(bytes - begun.length()) + "\"");
    }

    private void limitTopic(String bytes) {
        var limit = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.TELEGRAM_UPDATES);
        try (var admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", kafkaSettings.get("bootstrap.servers")))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(limit))).all().get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aRegistrationThatCanNotBeReadConcernsItsOwnBotOnly() {
        var other = UUID.randomUUID().toString();
        var later = UUID.randomUUID().toString();

        registry.put(other, "{\"bot\": \"%s\", \"workspace\": \"%s\"}".formatted(other, UUID.randomUUID()));
        registry.put(other + "x", "[]");
        registry.put(later, "{\"bot\": \"%s\", \"secret_hash\": \"%s\"}".formatted(later, SECRET_HASH));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(telegram(SECRET).body(UPDATE).post("/telegram/" + later))
                        .hasStatus(200));
        assertThat(telegram(SECRET).body(UPDATE).post("/telegram/" + other)).isProblem(404, "unknown-bot");
        assertThat(Management.get("/q/health/live")).hasStatus(200).lists("checks.name", "bots.registry reader");
        assertThat(Management.get("/q/metrics").asString()).contains("beseda_registry_unreadable_total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another-secret", SECRET + "x"})
    void aWrongSecretIsTurnedAway(String secret) {
        assertThat(post(secret, UPDATE)).isProblem(401, "wrong-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "{}, 200",
        "{\"until\": null}, 200",
        "{\"until\": \"2999-01-01T00:00:00Z\"}, 200",
        "{\"until\": \"2026-01-01T00:00:00Z\"}, 401"
    })
    void aSecretThatAnotherOneFollowsOpensUntilItsTime(String until, int status) {
        var next = "{\"bot\": \"%s\", \"secret_hash\": \"%s\", \"old_secret\": %s}";
        var old = new JsonObject(until).put("hash", SECRET_HASH);
        var followed = UUID.randomUUID().toString();
        var path = "/telegram/" + followed;

        registry.put(followed, next.formatted(followed, "rkSKyGxOjk3sZFcpcI70GHOuecbf-E7_czYJiUh_COU", old));

        await().atMost(PATIENCE)
                .until(() -> telegram(SECRET).body("{}").post(path).statusCode() != 404);
        assertThat(telegram(SECRET).body(UPDATE).post(path)).hasStatus(status);
        assertThat(telegram("another").body(UPDATE).post(path)).hasStatus(200);
        assertThat(telegram("a-third").body(UPDATE).post(path)).isProblem(401, "wrong-secret");
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

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(post(SECRET, UPDATE)).isProblem(404, "unknown-bot"));
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

        assertThat(Management.get("/q/health/ready")).hasStatus(200).lists("checks.name", "bots.registry");
        assertThat(Management.get("/q/health/group/dependencies"))
                .hasStatus(200)
                .lists("checks.name", "bots.registry");
        assertThat(Management.get("/q/metrics").asString())
                .contains("beseda_webhooks_seconds_count{outcome=\"accepted\"");
    }

    @Test
    void whoReachesTheDoorLearnsNothingOfTheGatewayItself() {
        StartedService.tellsNothingOfItselfWhereItIsCalled();
    }
}
