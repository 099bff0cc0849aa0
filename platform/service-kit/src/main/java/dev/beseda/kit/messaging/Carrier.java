package dev.beseda.kit.messaging;

import dev.beseda.kit.Pump;
import dev.beseda.kit.postgres.Notifications;
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
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/// Takes what lies in the outbox to Kafka, in order per key, as often as needed: a message leaves the outbox only
/// when the broker has it. A crash in between sends it again; the reader's inbox sees that it is old.
@ApplicationScoped
public class Carrier {
    private static final int MOST_AT_ONCE = 500;

    /// Takes the shards nobody else carries just now, and of those the oldest messages.
    private static final String TAKE = """
            with mine as materialized (
                select shard from generate_series(0, %d) as shard where pg_try_advisory_xact_lock(%d, shard))
            select id, topic, key, payload from outbox where shard in (select shard from mine) order by id limit %d
            """.formatted(Outbox.SHARDS - 1, Outbox.CHANNEL.hashCode(), MOST_AT_ONCE);

    private static final String REMOVE = "delete from outbox where id = any($1)";

    private final Transactions transactions;
    private final MutinyEmitter<String> kafka;
    private final Pump pump = new Pump("outbox", this::carryAll);

    Carrier(Transactions transactions, Notifications notifications, @Channel("outbox") MutinyEmitter<String> kafka) {
        this.transactions = transactions;
        this.kafka = kafka;
        notifications.listen(Outbox.CHANNEL, payload -> pump.wake());
    }

    void start(@Observes StartupEvent begun) {
        pump.wake();
    }

    void stop(@Observes ShutdownEvent ended) {
        pump.close();
    }

    /// The safety net, for the moments in which nobody hears a notification.
    @Scheduled(every = "1s", delayed = "2s")
    void lookAgain() {
        pump.wake();
    }

    private Uni<Void> carryAll() {
        return transactions.in(this::carry).chain(carried -> carried < MOST_AT_ONCE ? done() : carryAll());
    }

    private Uni<Integer> carry(Transaction transaction) {
        return transaction
                .run(TAKE, Tuple.tuple())
                .chain(taken -> taken.size() == 0
                        ? Uni.createFrom().item(0)
                        : sendAll(taken).chain(() -> remove(transaction, taken)));
    }

    private Uni<Void> sendAll(RowSet<Row> taken) {
        var sends =
                StreamSupport.stream(taken.spliterator(), false).map(this::send).toList();
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

    private static Uni<Integer> remove(Transaction transaction, RowSet<Row> carried) {
        Long[] ids = StreamSupport.stream(carried.spliterator(), false)
                .map(row -> row.getLong("id"))
                .toArray(Long[]::new);
        return transaction.run(REMOVE, Tuple.of(ids)).map(RowSet::rowCount);
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
