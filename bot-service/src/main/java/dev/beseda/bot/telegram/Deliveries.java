package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.Lines.Pile;
import dev.beseda.bot.telegram.Lines.Share;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Delivery.Order;
import dev.beseda.bot.telegram.rules.Delivery.Tries;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.kit.postgres.Columns;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where deliveries are kept: one statement for each link of a whole batch.
@ApplicationScoped
class Deliveries {
    /// Deliveries of a bot share a shard.
    static final int SHARDS = 16;

    /// How many open deliveries are looked up at once.
    static final int MOST_AT_ONCE = 5_000;

    private static final String PUT = """
            insert into delivery (id, bot_id, chat_id, thread_id, conversation_id, shard, lane, call, queued_at,
                expires_at, command_id)
            select id, bot, chat, thread, conversation, shard, lane, call::jsonb, queued_at,
                to_timestamp(expires_millis / 1000.0), command
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::uuid[], $6::int[], $7::text[], $8::text[],
                $9::timestamptz[], $10::bigint[], $11::uuid[])
                as fresh (id, bot, chat, thread, conversation, shard, lane, call, queued_at, expires_millis, command)
            """;

    /// Ends some calls and begins others. Only what is still queued can be begun, so two replicas never begin the same.
    private static final String RECORD = """
            with ended as (
                update delivery set state = over.state, telegram_id = over.message, failure = over.failure,
                    unknown = over.unknown, due_at = over.due,
                    call = coalesce(over.call::jsonb, delivery.call), chat_id = coalesce(over.chat, delivery.chat_id),
                    ended_at = case when over.state <> 'queued' then clock_timestamp() end
                from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::int[], $6::timestamptz[], $7::text[],
                    $8::bigint[]) as over (id, state, message, failure, unknown, due, call, chat)
                where delivery.id = over.id)
            update delivery set state = 'sending', attempts = attempts + 1
            where id = any($9::uuid[]) and state = 'queued'
            returning id
            """;

    private static final String ROW = """
            id, bot_id, chat_id, thread_id, conversation_id, lane, call, attempts, unknown, due_at, queued_at, expires_at,
            command_id
            """;
    private static final String URGENT = " ended_at is null and lane in ('payment', 'reply', 'edit') ";
    private static final String BULK = " ended_at is null and lane in ('follow_up', 'broadcast') ";

    private static final String QUEUED =
            "select " + ROW + " from delivery where" + URGENT + """
            and shard = any($1::int[]) and state = 'queued' and id <> all ($2::uuid[])
            order by id limit %d
            """.formatted(MOST_AT_ONCE);

    private static final String ABANDONED = Stream.of(URGENT, BULK)
            .map(kind -> "select " + ROW + " from delivery where" + kind
                    + "and shard = any($1::int[]) and state = 'sending' and id <> all ($2::uuid[])")
            .collect(Collectors.joining(" union all ", "", " order by id"));

    /// Steps from pile to pile through the index, and within each to the oldest of as many chats as a page has. The
    /// bounds are compared as rows, so that no index but the one of open bulk seems to serve.
    private static final String PAGES = """
            with recursive pile as (
                (select shard, bot_id, lane from delivery where %1$s order by shard, bot_id, lane limit 1)
                union all
                select next.* from pile cross join lateral (
                    select shard, bot_id, lane from delivery
                    where %1$s and (shard, bot_id, lane) > (pile.shard, pile.bot_id, pile.lane)
                    order by shard, bot_id, lane limit 1) as next)
            select page.*, exists (
                select from conversation
                where bot_id = page.bot_id and chat_id = page.chat_id and left_at is not null) as departed
            from pile cross join lateral (
                with recursive taken as (
                    select null::uuid as id, 0 as place, array(
                        select chat from unnest($4::text[], $5::bigint[]) as crowded (pile, chat)
                        where crowded.pile = bot_id || lane) as passed_over
                    union all
                    select next.id, place + 1, passed_over || next.chat_id from taken cross join lateral (
                        select id, chat_id from delivery
                        where %1$s and (shard, bot_id, lane) <= (pile.shard, pile.bot_id, pile.lane)
                          and (shard, bot_id, lane, id) > (pile.shard, pile.bot_id, pile.lane,
                              coalesce(taken.id, '00000000-0000-0000-0000-000000000000'))
                          and state = 'queued' and chat_id <> all (passed_over) and id <> all ($2::uuid[])
                        order by shard, bot_id, lane, id limit 1) as next
                    where place < $6)
                select %2$s from taken join delivery using (id)) as page
            where pile.shard = any($1::int[]) and pile.bot_id || pile.lane <> all ($3::text[])
            order by page.id
            """.formatted(BULK, ROW);

    private final Transactions transactions;

    Deliveries(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Bulk that was found in the table.
    ///
    /// @param departed whether it is known that nobody is there to get it
    record Found(Delivery delivery, boolean departed) {}

    /// What is known of bulk before more of it is looked for.
    ///
    /// @param enough the piles of which there is enough in hand
    /// @param crowded the chats for which there is
    record Known(Set<UUID> inHand, Set<Pile> enough, Set<Share> crowded) {}

    static int shard(UUID bot) {
        return Math.floorMod(bot.hashCode(), SHARDS);
    }

    Uni<Void> put(Transaction transaction, Collection<Delivery> deliveries) {
        var columns = Columns.of(deliveries)
                .uuids(Delivery::id)
                .uuids(delivery -> delivery.to().bot())
                .longs(delivery -> delivery.to().chat())
                .longs(delivery -> delivery.to().thread())
                .uuids(delivery -> delivery.conversation().orElse(null))
                .integers(delivery -> shard(delivery.to().bot()))
                .texts(delivery -> name(delivery.lane()))
                .texts(delivery -> Calls.write(delivery.call()))
                .instants(Delivery::queuedAt)
                .longs(Deliveries::expiresMillis)
                .uuids(delivery -> delivery.order().flatMap(Order::command).orElse(null));
        return transaction.run(PUT, columns.tuple()).replaceWithVoid();
    }

    /// Records what ended and begins the others; the answer is what was really begun by us.
    Uni<Set<UUID>> record(Collection<Ending> ended, Collection<Delivery> begun) {
        return transactions.run(RECORD, columns(ended, begun)).map(Deliveries::ids);
    }

    /// The same as a part of `transaction`.
    Uni<Set<UUID>> record(Transaction transaction, Collection<Ending> ended, Collection<Delivery> begun) {
        return transaction.run(RECORD, columns(ended, begun)).map(Deliveries::ids);
    }

    /// What is urgent and queued in these shards and not in hand yet, oldest first.
    Uni<List<Delivery>> queued(Set<Integer> shards, Set<UUID> inHand) {
        return list(QUEUED, shards, inHand);
    }

    /// What was begun by somebody who did not record how it ended.
    Uni<List<Delivery>> abandoned(Set<Integer> shards, Set<UUID> inHand) {
        return list(ABANDONED, shards, inHand);
    }

    /// The oldest bulk of each pile in these shards, one for each chat.
    Uni<List<Found>> pages(Set<Integer> shards, Known known, int size) {
        var crowded = Columns.of(known.crowded())
                .texts(share -> name(share.pile()))
                .longs(Share::chat)
                .tuple();
        var values = Tuple.of(
                shards.toArray(Integer[]::new),
                known.inHand().toArray(UUID[]::new),
                known.enough().stream().map(Deliveries::name).toArray(String[]::new),
                crowded.getValue(0),
                crowded.getValue(1),
                size);
        return transactions
                .run(PAGES, values)
                .map(rows -> Rows.stream(rows)
                        .map(row -> new Found(delivery(row), row.getBoolean("departed")))
                        .toList());
    }

    private Uni<List<Delivery>> list(String sql, Set<Integer> shards, Set<UUID> inHand) {
        var values = Tuple.of(shards.toArray(Integer[]::new), inHand.toArray(UUID[]::new));
        return transactions
                .run(sql, values)
                .map(rows -> Rows.stream(rows).map(Deliveries::delivery).toList());
    }

    private static Tuple columns(Collection<Ending> ended, Collection<Delivery> begun) {
        return Columns.of(ended)
                .uuids(ending -> ending.delivery().id())
                .texts(Ending::state)
                .longs(Ending::message)
                .texts(Ending::failure)
                .integers(Ending::unknown)
                .instants(Ending::notBefore)
                .texts(Ending::otherCall)
                .longs(Ending::otherChat)
                .tuple()
                .addValue(begun.stream().map(Delivery::id).toArray(UUID[]::new));
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        return Rows.stream(rows).map(row -> row.getUUID("id")).collect(Collectors.toSet());
    }

    private static Delivery delivery(Row row) {
        var order = new Order(
                Optional.ofNullable(row.getUUID("command_id")),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant));
        return new Delivery(
                row.getUUID("id"),
                new Destination(row.getUUID("bot_id"), row.getLong("chat_id"), row.getLong("thread_id")),
                Optional.ofNullable(row.getUUID("conversation_id")),
                Lane.valueOf(row.getString("lane").toUpperCase(Locale.ROOT)),
                Calls.read(row.getJsonObject("call").encode()),
                new Tries(row.getInteger("attempts"), row.getInteger("unknown"), instant(row, "due_at")),
                instant(row, "queued_at"),
                Optional.of(order).filter(Order::saysAnything));
    }

    private static @Nullable Long expiresMillis(Delivery delivery) {
        return delivery.order()
                .flatMap(Order::expires)
                .map(Instant::toEpochMilli)
                .orElse(null);
    }

    private static Instant instant(Row row, String name) {
        return row.getOffsetDateTime(name).toInstant();
    }

    private static String name(Pile pile) {
        return pile.bot() + name(pile.lane());
    }

    private static String name(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }
}
