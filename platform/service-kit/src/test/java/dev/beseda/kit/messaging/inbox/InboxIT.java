package dev.beseda.kit.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutboxConfig;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.messaging.undeliverable.DeadMessages;
import dev.beseda.kit.postgres.Database;
import dev.beseda.kit.postgres.DatabaseAddress;
import dev.beseda.kit.postgres.FarDatabase;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import dev.beseda.testkit.faults.wire.Protocol;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class InboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Inbox inbox;

    @Inject
    Outbox outbox;

    @Inject
    OutboxConfig config;

    @Inject
    DatabaseAddress address;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private Database database;
    private String name;
    private InboxChannel<String> channel;

    @BeforeEach
    void openDoor() {
        database = new Database(pool);
        database.run("create table if not exists effect (door text not null, text text not null)");
        name = "door-" + UUID.randomUUID();
        channel = new InboxChannel<>(
                name,
                message -> message.substring(0, Math.min(message.length(), 100)).replace("\0", ""),
                message -> new OutgoingMessage(deadLetters(), "key", message));
    }

    private String deadLetters() {
        return name + ".dead";
    }

    private void once(List<String> polled, BiFunction<Transaction, List<String>, Uni<Void>> work) {
        inbox.once(channel, polled, work).await().atMost(PATIENCE);
    }

    private Uni<Void> store(Transaction transaction, List<String> fresh) {
        var values = Tuple.of(name, fresh.toArray(String[]::new));
        return transaction
                .run("insert into effect select $1, unnest($2::text[])", values)
                .replaceWithVoid();
    }

    private List<String> effects() {
        return database.texts("select text from effect where door = $1", name);
    }

    private Set<String> buriedBefore(String last) {
        once(List.of(last), (transaction, fresh) -> Uni.createFrom().failure(new IllegalStateException("the last")));
        try (var reader = TopicReader.of(kafka, deadLetters())) {
            var found = new HashSet<String>();
            reader.readUntilValue(last).forEach(record -> found.add(record.value()));
            assertThat(found.remove(last)).isTrue();
            return found;
        }
    }

    @Test
    void nothingPolledIsNothingDone() {
        once(List.of(), (transaction, fresh) -> Uni.createFrom().failure(new AssertionError("no work")));

        assertThat(effects()).isEmpty();
    }

    @Test
    void theWorkGetsTheMessagesInTheOrderTheyCame() {
        var polled = IntStream.range(0, 200)
                .mapToObj(number -> "m" + (number * 7919 % 200))
                .toList();
        var seen = new ArrayList<String>();

        once(polled, (transaction, fresh) -> {
            seen.addAll(fresh);
            return store(transaction, fresh);
        });

        assertThat(seen).isEqualTo(polled);
    }

    @Test
    void aRepeatedMessageIsHandledOnceInABatchAndAcrossBatches() {
        once(List.of("a", "b", "a", "a"), this::store);

        once(List.of("b", "c", "a"), this::store);
        once(List.of("c", "b"), this::store);

        assertThat(effects()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void twoChannelsTakeTheSameMessage() {
        var other = new InboxChannel<>(name + "-other", channel.id(), channel.deadLetter());

        once(List.of("a"), this::store);
        inbox.once(other, List.of("a"), this::store).await().atMost(PATIENCE);

        assertThat(effects()).containsExactly("a", "a");
    }

    @Test
    void aPoisonousMessageGoesToTheDeadLettersAloneAndItsNeighboursAreDone() {
        once(List.of("a", "poison", "b", "c"), (transaction, fresh) -> {
            var stored = store(transaction, fresh);
            return fresh.contains("poison") ? stored.chain(InboxIT::refusal) : stored;
        });

        assertThat(effects()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(buriedBefore("the last")).containsExactly("poison");
    }

    private static Uni<Void> refusal() {
        return Uni.createFrom().failure(new IllegalArgumentException("Timeout is what this message is about"));
    }

    @Test
    void aMessageThatPostgresCannotStoreGoesToTheDeadLettersToo() {
        once(List.of("a", "zero \0 inside", "b"), this::store);

        assertThat(effects()).containsExactlyInAnyOrder("a", "b");
        assertThat(buriedBefore("the last")).containsExactly("zero \uFFFD inside");
    }

    @Test
    void aMessageThatIsTooLargeForTheDeadLettersIsKeptInTheDatabase() {
        var large = "x".repeat(1_500_000);

        once(
                List.of("a", large, "b"),
                (transaction, fresh) -> fresh.contains(large) ? refusal() : store(transaction, fresh));

        assertThat(effects()).containsExactlyInAnyOrder("a", "b");
        assertThat(database.texts("select length(payload)::text from outbox_dead where topic = $1", deadLetters()))
                .containsExactly("1500000");
    }

    @Test
    void whatDecidesToTellTooMuchGoesToTheDeadLettersAlone() {
        var tooMuch = new OutgoingMessage(name, "key", "я".repeat(500_001));

        once(List.of("a", "poison", "b"), (transaction, fresh) -> {
            var stored = store(transaction, fresh);
            return fresh.contains("poison") ? stored.chain(() -> outbox.put(transaction, List.of(tooMuch))) : stored;
        });

        assertThat(effects()).containsExactlyInAnyOrder("a", "b");
        assertThat(buriedBefore("the last")).containsExactly("poison");
    }

    @Test
    void aBuriedMessageIsNotTriedAgain() {
        once(List.of("poison"), (transaction, fresh) -> refusal());

        once(List.of("poison"), this::store);

        assertThat(effects()).isEmpty();
    }

    @Test
    void aBackendThatDiesInTheMiddleIsWaitedFor() {
        var died = new AtomicBoolean();

        once(
                List.of("a", "b"),
                (transaction, fresh) -> store(transaction, fresh)
                        .call(() -> died.getAndSet(true)
                                ? Uni.createFrom().voidItem()
                                : transaction.run("select pg_terminate_backend(pg_backend_pid())", Tuple.tuple())));

        assertThat(effects()).containsExactlyInAnyOrder("a", "b");
        assertThat(buriedBefore("the last")).isEmpty();
    }

    @Test
    void whileTheLineToTheDatabaseBreaksAgainAndAgainNothingIsLostAndNothingDoneTwice() {
        var farDatabase = FarDatabase.of(address, Protocol.OPAQUE, vertx);
        try (var line = farDatabase.line()) {
            var far = farInbox(farDatabase.transactions());
            var faults = List.<Runnable>of(line::reset, () -> cutForAWhile(line), () -> {});
            var due = new HashSet<>(faults);
            var expected = new HashSet<String>();
            for (int batch = 0; batch < 30; batch++) {
                var polled = overlapping(batch);
                expected.addAll(polled);
                var fault = faults.get(batch % faults.size());
                due.add(fault);
                far.once(
                                channel,
                                polled,
                                (transaction, fresh) -> store(transaction, fresh)
                                        .invoke(() -> strike(due, fault))
                                        .chain(() -> transaction.run("select 1", Tuple.tuple()))
                                        .replaceWithVoid())
                        .await()
                        .atMost(PATIENCE);
            }

            assertThat(line.refused()).isPositive();
            assertThat(effects()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(buriedBefore("the last")).isEmpty();
        }
    }

    /// Half of each batch was in the one before it.
    private static List<String> overlapping(int batch) {
        return IntStream.range(batch * 10, batch * 10 + 20)
                .mapToObj(number -> "m" + number)
                .toList();
    }

    private static void strike(Set<Runnable> due, Runnable fault) {
        if (due.remove(fault)) {
            fault.run();
        }
    }

    private static void cutForAWhile(FaultProxy line) {
        int before = line.refused();
        line.cut();
        CompletableFuture.runAsync(() -> {
            await().atMost(PATIENCE).until(() -> line.refused() > before);
            line.mend();
        });
    }

    /// An inbox of the same tables whose database is reached by another way.
    private Inbox farInbox(Transactions transactions) {
        var metrics = new SimpleMeterRegistry();
        var outbox = new Outbox(new ObjectMapper(), config, new DeadMessages(transactions, metrics));
        return new Inbox(transactions, outbox, metrics);
    }
}
