package dev.beseda.kit.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.beseda.kit.postgres.Database;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class OutboxRelayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEYS = 25;
    private static final int MESSAGES_OF_A_KEY = 40;

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private Database database;
    private String topic;

    private record Greeting(String text, int number) {}

    @BeforeEach
    void nameTopic() {
        database = new Database(pool);
        topic = "carried-" + UUID.randomUUID();
    }

    private void put(OutgoingMessage... messages) {
        transactions
                .in(transaction -> outbox.put(transaction, List.of(messages)))
                .await()
                .atMost(PATIENCE);
    }

    private OutgoingMessage message(String key, String value) {
        return new OutgoingMessage(topic, key, value);
    }

    /// All that was sent until the record with this value came.
    private List<ConsumerRecord<String, String>> sentUntil(String value) {
        try (var reader = TopicReader.of(kafka, topic)) {
            return reader.readUntilValue(value);
        }
    }

    @Test
    void aMessageArrivesWithItsKeyAndItsValueAsJson() {
        put(new OutgoingMessage(topic, "ключ", new Greeting("привет", 7)), message("other", "plain"));

        try (var reader = TopicReader.of(kafka, topic)) {
            var records = reader.readUntil(found -> found.size() == 2);

            assertThat(records)
                    .extracting(ConsumerRecord::key, ConsumerRecord::value)
                    .containsExactlyInAnyOrder(
                            tuple("ключ", "{\"text\":\"привет\",\"number\":7}"), tuple("other", "plain"));
        }
    }

    @Test
    void aTransactionThatFailsSendsNothing() {
        assertThatThrownBy(() -> transactions
                        .in(transaction -> outbox.put(transaction, List.of(message("k", "never")))
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))))
                        .await()
                        .atMost(PATIENCE))
                .hasMessageContaining("no");

        put(message("k", "after"));

        assertThat(sentUntil("after")).extracting(ConsumerRecord::value).containsExactly("after");
    }

    @Test
    void aMessageOfAPanacheTransactionArrivesAndATombstoneIsOne() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() ->
                Panache.withTransaction(() -> outbox.put(message("bot", "registered"))
                        .chain(() -> outbox.put(new OutgoingMessage(topic, "bot", null)))
                        .chain(() -> outbox.put(message("bot", "end")))));

        assertThat(sentUntil("end")).extracting(ConsumerRecord::value).containsExactly("registered", null, "end");
    }

    @Test
    void aPanacheTransactionThatFailsSendsNothing() throws Throwable {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() ->
                        Panache.withTransaction(() -> outbox.put(message("k", "never"))
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))))))
                .hasMessageContaining("no");

        put(message("k", "after"));

        assertThat(sentUntil("after")).extracting(ConsumerRecord::value).containsExactly("after");
    }

    @Test
    void moreThanOneTurnCanCarryAreCarriedInOrder() {
        var many = IntStream.range(0, 1_700)
                .mapToObj(number -> message("k", Integer.toString(number)))
                .toArray(OutgoingMessage[]::new);

        put(many);

        assertThat(sentUntil("1699"))
                .extracting(ConsumerRecord::value)
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_700).mapToObj(Integer::toString).toList());
    }

    @Test
    void whateverManyRelaysTakeAtOnceEachKeyKeepsItsOrderAndNothingIsSentTwice() {
        var finished = new AtomicBoolean();
        database.run("create table if not exists counter (key text primary key, number int not null)");
        try (var relays = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int other = 0; other < 3; other++) {
                relays.execute(() -> carryUntil(finished));
            }
            try {
                decideMany();
            } finally {
                finished.set(true);
            }
        }

        try (var reader = TopicReader.of(kafka, topic)) {
            var sent = reader.readUntil(found -> found.size() >= KEYS * MESSAGES_OF_A_KEY);

            var inOrder = IntStream.rangeClosed(1, MESSAGES_OF_A_KEY)
                    .mapToObj(Integer::toString)
                    .toList();
            assertThat(sent.stream()
                            .collect(Collectors.groupingBy(
                                    ConsumerRecord::key,
                                    Collectors.mapping(ConsumerRecord::value, Collectors.toList()))))
                    .hasSize(KEYS)
                    .allSatisfy((key, values) -> assertThat(values).isEqualTo(inOrder));
        }
    }

    private void carryUntil(AtomicBoolean finished) {
        while (!finished.get()) {
            relay.carryAll().await().atMost(PATIENCE);
        }
    }

    /// Concurrent transactions; those of one key queue up at the row of their key, as in every room.
    private void decideMany() {
        var prefix = topic + "-";
        List<String> keys = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            keys.addAll(Collections.nCopies(MESSAGES_OF_A_KEY, prefix + key));
        }
        Collections.shuffle(keys, new Random(1));
        Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(this::decide)
                .merge(4)
                .collect()
                .last()
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Void> decide(String key) {
        return transactions.in(transaction -> transaction
                .run(
                        "insert into counter values ($1, 1) on conflict (key) do update"
                                + " set number = counter.number + 1 returning number",
                        Tuple.of(key))
                .map(rows -> rows.iterator().next().getInteger("number"))
                .chain(number -> outbox.put(transaction, List.of(message(key, number.toString())))));
    }

    @Test
    void whatIsCarriedLeavesTheOutbox() {
        put(message("k", "end"));
        assertThat(sentUntil("end")).hasSize(1);

        relay.carryAll().await().atMost(PATIENCE);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(database.number("select count(*)::int from outbox where topic = $1", topic))
                                .isZero());
    }
}
