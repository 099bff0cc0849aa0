package dev.beseda.journeys.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.Topics;
import dev.beseda.journeys.people.Crowd;
import dev.beseda.journeys.people.EchoBots;
import dev.beseda.journeys.platform.Metrics;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.testkit.TopicReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Kafka is silent, forgets how far it was read, or loses its disk. What Telegram was confirmed and nobody has read is
/// lost with the disk; all else goes on by itself, and nothing is said twice.
@Tag(TestPlatform.BREAKABLE)
class LostKafkaJourney {
    private static final List<String> REPLICAS = List.of("gateway", "bot", "llm");
    private static final int PEOPLE = 40;
    private static final int PER_SECOND = 100;
    private static final int BEFORE = PEOPLE;
    private static final int ON_THE_WAY = PEOPLE;
    private static final int MEANWHILE = 8 * PEOPLE;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final TestPlatform PLATFORM = TestPlatform.breakable();
    private static List<String> bots;
    private static List<String> idsOfBots;

    @BeforeAll
    static void make() {
        bots = EchoBots.make(PLATFORM, 4);
        idsOfBots = idsOfBots();
    }

    @Test
    void afterKafkaHasLostItsDiskWebhooksAreTakenAndMessagesAnsweredAgain() {
        var crowd = Crowd.gather(PLATFORM.telegram(), bots, PEOPLE);
        crowd.write(BEFORE, PER_SECOND);
        var unused = crowd.awaitReplies();

        crowd.write(ON_THE_WAY, PER_SECOND);
        var kafka = PLATFORM.loseKafka();
        var gateway = PLATFORM.kill("gateway");
        crowd.write(MEANWHILE, PER_SECOND);
        kafka.run();
        gateway.run();

        // What was written after the loss was confirmed by the new Kafka: the numbers from 3 on.
        var after = IntStream.rangeClosed(3, 10).boxed().toList();
        await("an answer to all that was written after the loss")
                .atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> assertThat(crowd.chats())
                        .allSatisfy(chat -> assertThat(crowd.replies().numbersIn(chat.person()))
                                .endsWith(after.toArray(Integer[]::new))));
        var replies = crowd.replies();
        assertThat(crowd.chats())
                .allSatisfy(chat ->
                        assertThat(replies.numbersIn(chat.person())).isSorted().startsWith(1));
        assertThat(replies.repeated()).isSubsetOf(PLATFORM.botTables().unknownOutcomes(crowd.chats()));
        System.out.printf(
                "Kafka's disk lost: %d of %d messages were lost with it%n",
                BEFORE + ON_THE_WAY + MEANWHILE - replies.answered(), ON_THE_WAY);
        assertThat(known(Topics.BOTS_REGISTRY)).containsAll(idsOfBots());
        assertThat(known(Topics.BOTS_LLM)).containsAll(idsOfBots());
    }

    @Test
    void theOwnerOfTheInstallationHasAllBotsAnnounced() {
        var announced = PLATFORM.api().create("/api/fleet/announcements", JsonApi.object());

        assertThat(announced.path("bots").asInt()).isEqualTo(idsOfBots().size());
    }

    @Test
    void whereKafkaHasForgottenHowFarItWasReadNothingIsSaidTwice() throws Exception {
        var crowd = Crowd.gather(PLATFORM.telegram(), bots, PEOPLE);
        crowd.write(2 * PEOPLE, PER_SECOND);
        var unused = crowd.awaitReplies();

        var back = PLATFORM.restart("bot");
        forgetOffsets("bot-service");
        back.run();
        crowd.write(PEOPLE, PER_SECOND);
        var replies = crowd.awaitReplies();

        assertThat(Metrics.of(PLATFORM.stack().managementUrl("bot")).sum("beseda_inbox_repeated_total"))
                .isGreaterThanOrEqualTo(3 * PEOPLE);
        assertThat(replies.repeated()).isEmpty();
        assertThat(crowd.chats())
                .allSatisfy(chat -> assertThat(replies.numbersIn(chat.person())).containsExactly(1, 2, 3));
    }

    @Test
    void whileKafkaIsSilentTheServicesAreReadyAndTheApiAnswers() throws Exception {
        var pid = PLATFORM.stack().pid("kafka");
        signal("STOP", pid);
        try {
            REPLICAS.forEach(replica -> await(replica + " misses Kafka")
                    .atMost(TestPlatform.PATIENCE)
                    .until(() -> status(replica, "/q/health/group/dependencies") == 503));

            assertThat(REPLICAS).allSatisfy(replica -> {
                assertThat(status(replica, "/q/health/ready")).isEqualTo(200);
                assertThat(status(replica, "/q/health/live")).isEqualTo(200);
            });
            assertThat(idsOfBots()).isEqualTo(idsOfBots);
        } finally {
            signal("CONT", pid);
        }
        REPLICAS.forEach(replica -> await(replica + " has Kafka again")
                .atMost(TestPlatform.PATIENCE)
                .until(() -> status(replica, "/q/health/group/dependencies") == 200));
    }

    private static void forgetOffsets(String group) throws Exception {
        try (var admin = Admin.create(PLATFORM.stack().kafka().settings())) {
            await("nobody is left in the group")
                    .atMost(TestPlatform.PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .until(() -> {
                        var deleted = admin.deleteConsumerGroups(List.of(group)).all();
                        deleted.get();
                        return true;
                    });
        }
    }

    private static List<String> known(String topic) {
        try (var reader = TopicReader.of(PLATFORM.stack().kafka().settings(), topic)) {
            return reader
                    .readUntil(records -> records.stream()
                            .map(record -> record.key())
                            .toList()
                            .containsAll(idsOfBots()))
                    .stream()
                    .map(record -> record.key())
                    .toList();
        }
    }

    private static List<String> idsOfBots() {
        return PLATFORM.api()
                .get("/api/bots")
                .required("items")
                .valueStream()
                .map(bot -> bot.required("id").asText())
                .toList();
    }

    private static int status(String process, String path) {
        try {
            var request = HttpRequest.newBuilder(
                            PLATFORM.stack().managementUrl(process).resolve(path))
                    .build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException none) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
