package dev.beseda.kit.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.messaging.undeliverable.DeadMessages;
import dev.beseda.kit.postgres.Database;
import dev.beseda.kit.postgres.DatabaseAddress;
import dev.beseda.kit.postgres.FarDatabase;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import dev.beseda.testkit.faults.wire.Protocol;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of messages that the broker does not take, and of those beside them.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class SettlingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// As an earlier release may have put it: `Outbox` refuses what is so large.
    private static final String PUT_TOO_LARGE = """
            insert into outbox (shard, topic, key, payload) values ($1, $2, $3, repeat('x', 2 * 1024 * 1024))
            """;

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    MeterRegistry metrics;

    @Inject
    Notifications notifications;

    @Inject
    OutboxConfig config;

    @Inject
    OutboxTable table;

    @Inject
    OutboxProducer producer;

    @Inject
    DeadMessages dead;

    @Inject
    DatabaseAddress address;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private Database database;
    private String topic;
    private String sick;

    @BeforeEach
    void nameTopics() {
        database = new Database(pool);
        topic = "settled-" + UUID.randomUUID();
        sick = "sick-" + UUID.randomUUID();
    }

    @AfterEach
    void leaveNothingBehind() {
        SickTopics.SICK.remove(sick);
        database.run("delete from outbox where topic = any($1)", (Object) new String[] {topic, sick});
    }

    @Test
    void whatTheBrokerWillNeverTakeIsDeadAndItsKeyAndItsNeighboursGoOn() {
        put(message(topic, "key", "before"));
        database.run(PUT_TOO_LARGE, Math.floorMod("key".hashCode(), Outbox.SHARDS), topic, "key");
        put(message(topic, "key", "after"), message(topic, "other", "beside"));

        assertThat(sent(topic, 3)).containsOnly("before", "after", "beside");
        assertThat(sent(topic, 3)).containsSubsequence("before", "after");
        await().atMost(PATIENCE).until(() -> waiting(topic) == 0);
        assertThat(database.texts("select reason from outbox_dead where topic = $1", topic))
                .singleElement()
                .asString()
                .contains("RecordTooLarge");
        assertThat(database.texts("select key || length(payload) from outbox_dead where topic = $1", topic))
                .containsExactly("key2097152");
        assertThat(metrics.counter("beseda.outbox.dead", "topic", topic).count())
                .isEqualTo(1);
    }

    @Test
    void aTopicThatCanNotBeIsNoReasonToWait() {
        var impossible = "no such/topic " + topic;

        put(message(impossible, "key", "lost"), message(topic, "key", "found"));

        assertThat(sent(topic, 1)).containsExactly("found");
        await().atMost(PATIENCE).until(() -> waiting(impossible) == 0);
        assertThat(database.texts("select payload from outbox_dead where topic = $1", impossible))
                .containsExactly("lost");
    }

    @Test
    void whatTheBrokerCanNotTakeYetHoldsUpItsKeyOnlyAndComesInOrderLater() {
        SickTopics.SICK.add(sick);
        var late = texts("late", 1, 30);
        put(late.stream().map(text -> message(sick, "key", text)).toArray(OutgoingMessage[]::new));
        await().atMost(PATIENCE).until(() -> held() == 1);

        put(IntStream.range(0, 600)
                .mapToObj(number -> message(topic, "well-" + number, "well"))
                .toArray(OutgoingMessage[]::new));

        assertThat(sent(topic, 600)).hasSize(600);
        assertThat(waiting(sick)).isEqualTo(30);
        put(message(sick, "key", "late-31"));
        SickTopics.SICK.remove(sick);

        assertThat(sent(sick, 31)).containsExactlyElementsOf(texts("late", 1, 31));
        await().atMost(PATIENCE).until(() -> waiting(sick) == 0);
    }

    @Test
    void aKeyThatWaitsWithMoreThanOneTurnTakesStarvesNobody() {
        SickTopics.SICK.add(sick);
        put(texts("late", 1, 1_200).stream()
                .map(text -> message(sick, "key", text))
                .toArray(OutgoingMessage[]::new));
        await().atMost(PATIENCE).until(() -> held() == 1);

        put(message(topic, "key", "well"));

        assertThat(sent(topic, 1)).containsExactly("well");
        SickTopics.SICK.remove(sick);
        assertThat(sent(sick, 1_200)).containsExactlyElementsOf(texts("late", 1, 1_200));
    }

    @Test
    void whileTheAnswersToCommitsAreLostNothingElseIsAndEachKeyKeepsItsOrder() {
        var expected = texts("text", 1, 400);
        var own = new Outbox(new ObjectMapper(), config, dead);
        var far = FarDatabase.of(address, Protocol.POSTGRES, vertx);
        try (var line = far.line()) {
            var relay = new OutboxRelay(far.transactions(), notifications, own, table, producer, metrics);
            for (int from = 0; from < expected.size(); from += 20) {
                line.loseNextAnswers("commit", 1);
                var turn = expected.subList(from, from + 20).stream()
                        .map(text -> message(topic, "key", text))
                        .toList();
                transactions
                        .in(transaction -> own.put(transaction, turn))
                        .chain(relay::carryAll)
                        .onFailure()
                        .recoverWithNull()
                        .await()
                        .atMost(PATIENCE);
            }
            assertThat(line.stillArmed()).isZero();
        }

        await().atMost(PATIENCE).until(() -> waiting(topic) == 0);
        assertThat(sent(topic, expected.size()).stream().distinct()).containsExactlyElementsOf(expected);
    }

    private static List<String> texts(String name, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> name + "-" + number)
                .toList();
    }

    private int held() {
        return database.number("select count(*)::int from outbox where topic = $1 and held_until is not null", sick);
    }

    private int waiting(String in) {
        return database.number("select count(*)::int from outbox where topic = $1", in);
    }

    private void put(OutgoingMessage... messages) {
        transactions
                .in(transaction -> outbox.put(transaction, Arrays.asList(messages)))
                .await()
                .atMost(PATIENCE);
    }

    private static OutgoingMessage message(String topic, String key, String value) {
        return new OutgoingMessage(topic, key, value);
    }

    /// What was sent so far, as soon as it is so many.
    private List<String> sent(String from, int many) {
        try (var reader = TopicReader.of(kafka, from)) {
            return reader.readUntil(found -> found.size() >= many).stream()
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }
}
