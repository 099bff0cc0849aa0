package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.kit.postgres.Columns;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Where deliveries are kept: one statement for each link of a whole batch.
@ApplicationScoped
class Deliveries {
    /// Deliveries of a bot share a shard.
    static final int SHARDS = 16;

    /// How many open deliveries are looked up at once.
    static final int MOST_AT_ONCE = 5_000;

    private static final String PUT = """
            insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, queued_at)
            select id, bot, chat, conversation, shard, lane, call::jsonb, queued_at
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[], $5::int[], $6::text[], $7::text[], $8::timestamptz[])
                as fresh (id, bot, chat, conversation, shard, lane, call, queued_at)
            """;

    /// Ends some calls and begins others. Only what is still queued can be begun, so two replicas never begin the same.
    private static final String RECORD = """
            with ended as (
                update delivery set state = over.state, telegram_id = over.message, failure = over.failure,
                    unknown = over.unknown, ended_at = case when over.state <> 'queued' then clock_timestamp() end
                from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::int[])
                    as over (id, state, message, failure, unknown)
                where delivery.id = over.id)
            update delivery set state = 'sending', attempts = attempts + 1
            where id = any($6::uuid[]) and state = 'queued'
            returning id
            """;

    private static final String OPEN = """
            select id, bot_id, chat_id, conversation_id, lane, call, attempts, unknown, queued_at from delivery
            where shard = any($1::int[]) and ended_at is null and state = $2 and id <> all ($3::uuid[])
            order by id limit %d
            """.formatted(MOST_AT_ONCE);

    private final Transactions transactions;

    Deliveries(Transactions transactions) {
        this.transactions = transactions;
    }

    static int shard(UUID bot) {
        return Math.floorMod(bot.hashCode(), SHARDS);
    }

    Uni<Void> put(Transaction transaction, Collection<Delivery> deliveries) {
        var columns = Columns.of(deliveries)
                .uuids(Delivery::id)
                .uuids(delivery -> delivery.to().bot())
                .longs(delivery -> delivery.to().chat())
                .uuids(delivery -> delivery.conversation().orElse(null))
                .integers(delivery -> shard(delivery.to().bot()))
                .texts(delivery -> delivery.lane().name().toLowerCase(Locale.ROOT))
                .texts(delivery -> Calls.write(delivery.call()))
                .instants(Delivery::queuedAt);
        return transaction.run(PUT, columns.tuple()).replaceWithVoid();
    }

    /// Records what ended and begins the others; the answer is what was really begun by us.
    Uni<Set<UUID>> record(Collection<Ending> ended, Collection<Delivery> begun) {
        var columns = Columns.of(ended)
                .uuids(ending -> ending.delivery().id())
                .texts(Ending::state)
                .longs(Ending::message)
                .texts(Ending::failure)
                .integers(Ending::unknown)
                .tuple()
                .addValue(begun.stream().map(Delivery::id).toArray(UUID[]::new));
        return transactions
                .run(RECORD, columns)
                .map(rows -> stream(rows).map(row -> row.getUUID("id")).collect(Collectors.toSet()));
    }

    /// What is queued in these shards and not in hand yet, oldest first.
    Uni<List<Delivery>> queued(Set<Integer> shards, Set<UUID> inHand) {
        return open(shards, "queued", inHand);
    }

    /// What was begun by somebody who did not record how it ended.
    Uni<List<Delivery>> abandoned(Set<Integer> shards, Set<UUID> inHand) {
        return open(shards, "sending", inHand);
    }

    private Uni<List<Delivery>> open(Set<Integer> shards, String state, Set<UUID> inHand) {
        var values = Tuple.of(shards.toArray(Integer[]::new), state, inHand.toArray(UUID[]::new));
        return transactions
                .run(OPEN, values)
                .map(rows -> stream(rows).map(Deliveries::delivery).toList());
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.getUUID("id"),
                new Destination(row.getUUID("bot_id"), row.getLong("chat_id")),
                Optional.ofNullable(row.getUUID("conversation_id")),
                Lane.valueOf(row.getString("lane").toUpperCase(Locale.ROOT)),
                Calls.read(row.getJsonObject("call").encode()),
                row.getInteger("attempts"),
                row.getInteger("unknown"),
                row.getOffsetDateTime("queued_at").toInstant());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
