package dev.beseda.bot.bots.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.contracts.Topics;
import dev.beseda.kit.identity.Identity;
import dev.beseda.kit.kafka.KafkaAdmin;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// What Kafka has lost of the bots is told anew.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class AnnouncementIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> TOPICS = Set.of(Topics.BOTS_REGISTRY, Topics.BOTS_LLM);

    @Inject
    KafkaAdmin kafka;

    @Inject
    Transactions transactions;

    private final Api api = Api.ofNewWorkspace();
    private final Api administrator = Api.as(Identity.DEFAULT_WORKSPACE, "owner");

    @Test
    void aTopicThatWasLostIsMadeAsItWasDeclaredAndHearsOfAllBots() throws Exception {
        var bots = Stream.generate(api::bot).limit(3).toList();
        var deleted = api.bot();
        api.request().delete("/api/bots/" + deleted).then().statusCode(202);
        assertThat(TOPICS).allMatch(topic -> hearsOfTheEnd(topic, deleted));

        lose(TOPICS);

        await().atMost(PATIENCE).ignoreExceptions().until(this::bothTopicsHaveMessages);
        assertThat(keysOn(Topics.BOTS_REGISTRY, bots)).containsAll(keys(bots)).doesNotContain(deleted.toString());
        assertThat(keysOn(Topics.BOTS_LLM, bots)).containsAll(keys(bots)).doesNotContain(deleted.toString());
        assertThat(cleanupPolicy(Topics.BOTS_REGISTRY)).isEqualTo("compact");
    }

    @Test
    void theOwnerOfTheInstallationHasAllBotsAnnouncedAndOneThatCannotBeReadHoldsUpNoOther() {
        var unreadable = api.bot();
        var readable = api.bot();
        transactions
                .run("update bot set sealed_secret = 'foreign' where id = $1", Tuple.of(unreadable))
                .await()
                .atMost(PATIENCE);
        var before = timesOn(readable);

        var answer = administrator.post("/api/fleet/announcements");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<Integer>path("bots")).isGreaterThanOrEqualTo(2);
        await().atMost(PATIENCE).until(() -> timesOn(readable) > before);
    }

    @Test
    void nobodyElseHasBotsAnnounced() {
        var strangers = List.of(Api.as(UUID.randomUUID(), "owner"), Api.as(Identity.DEFAULT_WORKSPACE, "editor"));

        assertThat(strangers)
                .allSatisfy(stranger -> assertThat(
                                stranger.post("/api/fleet/announcements").statusCode())
                        .isEqualTo(403));
    }

    private boolean bothTopicsHaveMessages() {
        var found = kafka.look(TOPICS).await().atMost(PATIENCE);
        return found.values().stream().allMatch(topic -> topic.end() > 0);
    }

    private static boolean hearsOfTheEnd(String topic, UUID bot) {
        Predicate<ConsumerRecord<String, String>> isEnd =
                record -> record.key().equals(bot.toString()) && record.value() == null;
        try (var reader = TopicReader.of(brokers(), topic)) {
            return reader.readUntil(records -> records.stream().anyMatch(isEnd)).stream()
                    .anyMatch(isEnd);
        }
    }

    private static long timesOn(UUID bot) {
        try (var reader = TopicReader.of(brokers(), Topics.BOTS_REGISTRY)) {
            return reader
                    .readUntil(records ->
                            records.stream().anyMatch(record -> record.key().equals(bot.toString())))
                    .stream()
                    .filter(record -> record.key().equals(bot.toString()))
                    .count();
        }
    }

    private static List<String> keysOn(String topic, List<UUID> expected) {
        try (var reader = TopicReader.of(brokers(), topic)) {
            return reader
                    .readUntil(records -> records.stream()
                            .map(record -> record.key())
                            .toList()
                            .containsAll(keys(expected)))
                    .stream()
                    .map(record -> record.key())
                    .toList();
        }
    }

    private static List<String> keys(Collection<UUID> bots) {
        return bots.stream().map(UUID::toString).toList();
    }

    private static void lose(Set<String> topics) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            admin.deleteTopics(topics).all().get();
        }
    }

    private static String cleanupPolicy(String topic) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = admin()) {
            return admin.describeConfigs(List.of(resource))
                    .values()
                    .get(resource)
                    .get()
                    .get("cleanup.policy")
                    .value();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", brokers()));
    }

    private static String brokers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
