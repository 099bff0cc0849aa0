package dev.beseda.bot.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.bot.bots.fleet.Fleet;
import dev.beseda.contracts.Topics;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class BotRegistryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Fleet fleet;

    private final UUID workspace = UUID.randomUUID();
    private final Api api = Api.as(workspace, "owner");

    @Test
    void thePlatformHearsOfABotAndOfItsEnd() {
        var bot = api.bot();
        api.request().delete("/api/bots/" + bot).then().statusCode(202);

        var heard = heardOf(bot, 2);

        var registered = new JsonObject(heard.getFirst());
        assertThat(registered.getString("bot")).isEqualTo(bot.toString());
        assertThat(registered.getString("workspace")).isEqualTo(workspace.toString());
        assertThat(registered.getString("secret_hash")).matches("[A-Za-z0-9_-]{43}");
        assertThat(heard.get(1)).isNull();
    }

    @Test
    void aBotKeepsItsWebhookSecretWhenItChanges() {
        var bot = api.bot();
        api.put("/api/bots/" + bot, Map.of("name", "Renamed")).then().statusCode(200);

        var heard = heardOf(bot, 2);

        assertThat(heard.get(1)).isEqualTo(heard.getFirst());
    }

    @Test
    void aWebhookThatIsSetAgainHasAFreshSecretAndTheOneBeforeOpensForAWhile() {
        var bot = api.bot();
        setWebhook(bot);
        setWebhook(bot);

        assertSecretFollows(heardOf(bot, 5));
    }

    @Test
    void aNewTokenHasAFreshSecretAndTheOneBeforeOpensUntilTelegramWasTold() {
        var old = Telegram.bot();
        var bot = Api.created(api.post("/api/bots", Map.of("name", "Bot", "token", old)));
        setWebhook(bot);
        Telegram.revoke(old);

        changeToken(bot, old + "-fresh");

        assertSecretFollows(heardOf(bot, 5));
    }

    @Test
    void theSecretOfAnotherBotOpensNoLonger() {
        var bot = api.bot();
        setWebhook(bot);

        changeToken(bot, Telegram.bot());

        var heard = heardOf(bot, 4).stream().map(JsonObject::new).toList();
        assertThat(heard.get(3).getString("secret_hash"))
                .isNotEqualTo(heard.get(2).getString("secret_hash"));
        assertThat(heard.get(3).getValue("old_secret")).isNull();
    }

    @Test
    void telegramIsToldAnewWhenItWasToldASecretThatIsNoLongerTheNewest() {
        var token = Telegram.bot();
        var bot = Api.created(api.post("/api/bots", Map.of("name", "Bot", "token", token)));
        setWebhook(bot);
        var stale = fleet.get(List.of(bot)).await().atMost(PATIENCE).getFirst().credentials();
        setWebhook(bot);

        fleet.webhookTold(stale, "https://beseda.example/telegram/" + bot)
                .await()
                .atMost(PATIENCE);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Telegram.calls(token))
                        .filteredOn("setWebhook"::equals)
                        .hasSize(3));
    }

    /// By the third message Telegram knows a secret, by the fourth there is another one,
    /// by the fifth Telegram knows it.
    private static void assertSecretFollows(List<String> messages) {
        var heard = messages.stream().map(JsonObject::new).toList();
        var before = heard.get(2).getString("secret_hash");
        var renewed = heard.get(3);
        assertThat(heard.get(2).getValue("old_secret")).isNull();
        assertThat(renewed.getString("secret_hash")).isNotEqualTo(before);
        assertThat(renewed.getJsonObject("old_secret").getString("hash")).isEqualTo(before);
        assertThat(renewed.getJsonObject("old_secret").getValue("until")).isNull();
        var told = heard.get(4);
        assertThat(told.getString("secret_hash")).isEqualTo(renewed.getString("secret_hash"));
        assertThat(told.getJsonObject("old_secret").getString("hash")).isEqualTo(before);
        assertThat(told.getJsonObject("old_secret").getValue("until")).isNotNull();
    }

    private void setWebhook(UUID bot) {
        api.post("/api/bots/" + bot + "/set_webhook").then().statusCode(200);
    }

    private void changeToken(UUID bot, String token) {
        api.request()
                .body(Map.of("token", token))
                .patch("/api/bots/" + bot)
                .then()
                .statusCode(200);
    }

    /// The values of the first messages about `bot`, oldest first.
    private static List<String> heardOf(UUID bot, int count) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        var registry = List.of(new TopicPartition(Topics.BOTS_REGISTRY, 0));
        try (var kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            kafka.assign(registry);
            kafka.seekToBeginning(registry);
            List<String> heard = new ArrayList<>();
            var end = Instant.now().plus(PATIENCE);
            while (heard.size() < count && Instant.now().isBefore(end)) {
                kafka.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (message.key().equals(bot.toString())) {
                        heard.add(message.value());
                    }
                });
            }
            assertThat(heard).hasSizeGreaterThanOrEqualTo(count);
            return heard.subList(0, count);
        }
    }
}
