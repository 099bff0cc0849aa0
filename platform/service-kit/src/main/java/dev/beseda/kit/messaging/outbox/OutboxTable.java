package dev.beseda.kit.messaging.outbox;

import dev.beseda.kit.messaging.outbox.KeyQueue.Back;
import dev.beseda.kit.messaging.outbox.KeyQueue.Settlement;
import dev.beseda.kit.messaging.outbox.OutboxRow.Address;
import dev.beseda.kit.messaging.undeliverable.DeadMessages;
import dev.beseda.kit.messaging.undeliverable.DeadMessages.Dead;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The outbox as its relay takes from it and gives back.
@ApplicationScoped
class OutboxTable {
    /// The shards nobody else relays just now, until the transaction ends.
    private static final String LOCK = """
            select shard from generate_series(0, %d) as shard where pg_try_advisory_xact_lock(%d, shard)
            """.formatted(Outbox.SHARDS - 1, Outbox.CHANNEL.hashCode());

    /// A statement of its own, so that it sees all that the relay which had the locks before has settled. What lies
    /// behind a held message of its address is passed over, however much it is. Written so that it costs the same
    /// whatever PostgreSQL believes of a table that is empty most of the time.
    private static final String TAKE = """
            with held as materialized (select topic, key from outbox where held_until is not null)
            delete from outbox where id = any(array(
                (select id from outbox
                    where shard = any($1) and held_until is null and (topic, key) not in (select topic, key from held)
                    order by id limit $2)
                union all
                (select id from outbox where shard = any($1) and held_until <= now() order by held_until limit $3)))
            returning id, shard, topic, key, payload, attempts, held_until is not null as was_held
            """;

    /// They keep their numbers, and with them their order.
    private static final String PUT_BACK = """
            insert into outbox (id, shard, topic, key, payload, attempts, held_until) overriding system value
            select id, shard, topic, key, payload, attempts, clock_timestamp() + pause * interval '1 millisecond'
            from unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::text[], $6::int[], $7::bigint[])
                as back (id, shard, topic, key, payload, attempts, pause)
            """;

    private static final String REMOVE = "delete from outbox where id = any($1)";

    private static final String HOLD = """
            update outbox set held_until = clock_timestamp() + pause * interval '1 millisecond'
            from unnest($1::bigint[], $2::bigint[]) as delayed (id, pause) where outbox.id = delayed.id
            """;

    private final DeadMessages dead;

    OutboxTable(DeadMessages dead) {
        this.dead = dead;
    }

    /// @param fresh the most messages that were not held
    /// @param held the most that were, and are due
    record Room(int fresh, int held) {}

    /// Takes the oldest messages out, in their order.
    Uni<List<OutboxRow>> take(Transaction transaction, Room room) {
        return transaction.run(LOCK, Tuple.tuple()).chain(shards -> take(transaction, shards, room));
    }

    private static Uni<List<OutboxRow>> take(Transaction transaction, RowSet<Row> shards, Room room) {
        var free = Rows.stream(shards).map(row -> row.getInteger(0)).toArray(Integer[]::new);
        return free.length == 0
                ? Uni.createFrom().item(List.of())
                : transaction
                        .run(TAKE, Tuple.of(free, room.fresh(), room.held()))
                        .map(rows -> Rows.stream(rows)
                                .map(OutboxTable::row)
                                .sorted(Comparator.comparing(OutboxRow::id))
                                .toList());
    }

    private static OutboxRow row(Row row) {
        return new OutboxRow(
                row.getLong("id"),
                row.getShort("shard"),
                new Address(row.getString("topic"), row.getString("key")),
                row.getString("payload"),
                row.getInteger("attempts"),
                row.getBoolean("was_held"));
    }

    /// Puts back what has not arrived and buries what never will; what has arrived was taken out already.
    Uni<Void> settle(Transaction transaction, Collection<Settlement> settlements) {
        var back = settlements.stream().flatMap(one -> one.back().stream()).toList();
        var refused = settlements.stream()
                .flatMap(one -> one.refused().entrySet().stream())
                .map(one -> dead(one.getKey(), one.getValue()))
                .toList();
        return putBack(transaction, back).chain(() -> dead.put(transaction, refused));
    }

    private static Uni<Void> putBack(Transaction transaction, List<Back> back) {
        return back.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .run(
                                PUT_BACK,
                                UnnestColumns.of(back)
                                        .longs(one -> one.row().id())
                                        .integers(one -> one.row().shard())
                                        .texts(one -> one.row().address().topic())
                                        .texts(one -> one.row().address().key())
                                        .texts(one -> one.row().payload())
                                        .integers(Back::attempts)
                                        .longs(one -> one.pause()
                                                .map(Duration::toMillis)
                                                .orElse(null))
                                        .tuple())
                        .replaceWithVoid();
    }

    /// The same for messages that were put back while they were on their way.
    Uni<Void> settleLate(Transaction transaction, List<Late> late) {
        var gone = late.stream()
                .filter(one -> !(one.outcome() instanceof SendOutcome.Delayed))
                .map(one -> one.row().id())
                .toArray(Long[]::new);
        var delayed = late.stream()
                .filter(one -> one.outcome() instanceof SendOutcome.Delayed)
                .map(Late::row)
                .toList();
        var pauses = UnnestColumns.of(delayed)
                .longs(OutboxRow::id)
                .longs(row -> row.backOff().toMillis())
                .tuple();
        return transaction
                .run(REMOVE, Tuple.of(gone))
                .chain(() -> transaction.run(HOLD, pauses))
                .chain(() -> dead.put(
                        transaction, late.stream().flatMap(Late::refused).toList()));
    }

    private static Dead dead(OutboxRow row, String reason) {
        return new Dead(row.address().topic(), row.address().key(), row.payload(), reason);
    }

    /// What became of a message when nobody waited for it any more.
    record Late(OutboxRow row, SendOutcome outcome) {
        private Stream<Dead> refused() {
            return outcome instanceof SendOutcome.Refused(var reason) ? Stream.of(dead(row, reason)) : Stream.of();
        }
    }
}
