package dev.beseda.kit.messaging;

import dev.beseda.kit.Pump;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/// Takes what lies in the outbox to Kafka, in order per key, as often as needed: a message leaves the outbox only
/// when the broker has it. A crash in between sends it again; the reader's inbox sees that it is old.
@ApplicationScoped
public class Carrier {
    private static final int MOST_AT_ONCE = 500;

    /// Takes the shards nobody else carries just now, and of those the oldest messages. It deletes instead of reading:
    /// what another carrier took a moment ago, and this statement still sees, is passed over.
    private static final String TAKE = """
            with mine as materialized (
                select shard from generate_series(0, %d) as shard where pg_try_advisory_xact_lock(%d, shard))
            delete from outbox where id in (
                select id from outbox where shard in (select shard from mine) order by id limit %d)
            returning id, topic, key, payload
            """.formatted(Outbox.SHARDS - 1, Outbox.CHANNEL.hashCode(), MOST_AT_ONCE);

    private final Transactions transactions;
    private final MutinyEmitter<String> kafka;
    private final Pump pump = new Pump("outbox", this::turn);
    private volatile boolean connected;

    Carrier(
            Transactions transactions,
            Notifications notifications,
            Outbox outbox,
            @Channel("outbox") MutinyEmitter<String> kafka) {
        this.transactions = transactions;
        this.kafka = kafka;
        outbox.whenPut(pump::wake);
        notifications.listen(Outbox.CHANNEL, payload -> {
            if (!outbox.isOurs(payload)) {
                pump.wake();
            }
        });
    }

    /// Channels are connected when the service begins, and not before.
    void start(@Observes StartupEvent begun) {
        connected = true;
        pump.wake();
    }

    void stop(@Observes ShutdownEvent ended) {
        pump.close();
    }

    /// The safety net, for the moments in which nobody hears a notification. A service that starts slowly has no
    /// channels
    /// yet when the two seconds are over.
    @Scheduled(every = "1s", delayed = "2s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        pump.wake();
    }

    private Uni<Void> turn() {
        return connected ? carryAll() : done();
    }

    Uni<Void> carryAll() {
        return transactions.in(this::carry).chain(carried -> carried < MOST_AT_ONCE ? done() : carryAll());
    }

    /// When the broker does not take them, the messages are back in the outbox with the end of the transaction.
    private Uni<Integer> carry(Transaction transaction) {
        return transaction
                .run(TAKE, Tuple.tuple())
                .call(taken -> taken.size() == 0 ? done() : sendAll(taken))
                .map(RowSet::size);
    }

    private Uni<Void> sendAll(RowSet<Row> taken) {
        var sends = Rows.stream(taken)
                .sorted(Comparator.comparing(row -> row.getLong("id")))
                .map(this::send)
                .toList();
        return Uni.join().all(sends).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> send(Row row) {
        var address = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(row.getString("topic"))
                .withKey(row.getString("key"))
                .build();
        @Nullable String payload = row.getString("payload");
        return kafka.sendMessage(Message.of(payload).addMetadata(address));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
