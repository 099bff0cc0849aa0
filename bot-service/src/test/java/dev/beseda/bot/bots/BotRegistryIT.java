package dev.beseda.bot.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.contracts.Topics;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
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
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UUID workspace = UUID.randomUUID();
    private final Api api = Api.as(workspace, "owner");

    @Test
    void theHouseHearsOfABotAndOfItsEnd() {
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
        api.put("/api/bots/" + bot, Map.of("name", "Renamed", "token", Api.freshToken()))
                .then()
                .statusCode(200);

        var heard = heardOf(bot, 2);

        assertThat(heard.get(1)).isEqualTo(heard.getFirst());
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
            assertThat(heard).hasSize(count);
            return heard;
        }
    }
}
