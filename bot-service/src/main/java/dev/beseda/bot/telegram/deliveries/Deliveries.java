package dev.beseda.bot.telegram.deliveries;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Order;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where deliveries are kept: one statement for each link of a whole batch.
@ApplicationScoped
public class Deliveries {
    /// Deliveries of a bot share a shard.
    public static final int SHARDS = 16;

    /// Nothing is open for longer, so no older partition has to be asked.
    private static final Duration LONGEST_OPEN = Duration.ofDays(32);

    /// In the order of the batch, so that numbers rise with it.
    private static final String PUT = """
            insert into delivery (id, bot_id, chat_id, thread_id, conversation_id, shard, lane, call, queued_at,
                expires_at, command_id)
            select id, bot, chat, thread, conversation, shard, lane, call::jsonb, queued_at,
                to_timestamp(expires_millis / 1000.0), command
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::uuid[], $6::int[], $7::text[], $8::text[],
                $9::timestamptz[], $10::bigint[], $11::uuid[]) with ordinality
                as fresh (id, bot, chat, thread, conversation, shard, lane, call, queued_at, expires_millis, command, place)
            order by place
            returning id, number
            """;

    /// Ends some calls and begins others. An ending changes only the row that its fence describes; one that stands
    /// there already is known by its turn. A call begins when its row is still queued, nobody has begun it since it
    /// was read here, and nothing older of its line is open, in its lane or one above it – but what ends in this
    /// very turn –, or when this turn has begun it.
    private static final String RECORD = """
            with over as (
                select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::bigint[], $7::text[],
                    $8::int[], $9::timestamptz[], $10::text[], $11::bigint[])
                    as over (id, fence, before, turn, state, message, failure, unknown, due, call, chat)),
            ended as (
                update delivery set state = over.state, turn = over.turn, telegram_id = over.message,
                    failure = over.failure, unknown = over.unknown, due_at = over.due, set_aside_until = null,
                    call = coalesce(over.call::jsonb, delivery.call), chat_id = coalesce(over.chat, delivery.chat_id),
                    ended_at = case when over.state <> 'queued' then clock_timestamp() end
                from over
                where delivery.id = over.id and delivery.state = over.fence
                  and (over.before is null or delivery.turn = over.before)
                returning delivery.id),
            begun as (
                update delivery set state = 'sending', turn = $13, begun_at = clock_timestamp(),
                    attempts = attempts + case state when 'queued' then 1 else 0 end
                where id = any($12::uuid[]) and (state = 'sending' and turn = $13 or state = 'queued'
                  and attempts = ($15::int[])[array_position($12::uuid[], delivery.id)] and not exists (
                    select from delivery as older
                    where older.shard = delivery.shard and older.bot_id = delivery.bot_id
                      and older.lane = any(case delivery.lane
                          when 'payment' then array['payment']
                          when 'reply' then array['payment', 'reply']
                          when 'edit' then array['payment', 'reply', 'edit']
                          when 'follow_up' then array['payment', 'reply', 'edit', 'follow_up']
                          else array['payment', 'reply', 'edit', 'follow_up', 'broadcast'] end)
                      and older.chat_id = delivery.chat_id and older.thread_id = delivery.thread_id
                      and older.is_tap = delivery.is_tap and older.number < delivery.number
                      and older.id >= $14 and older.ended_at is null and older.set_aside_until is null
                      and not exists (
                          select from over
                          where over.id = older.id and over.state <> 'queued' and over.fence = older.state
                            and (over.before is null or over.before = older.turn))))
                returning id)
            select 'begun' as outcome, id from begun
            union all
            select 'ended', id from ended
            union all
            select 'repeated', delivery.id from over join delivery on delivery.id = over.id
            where delivery.turn = over.turn and delivery.state <> over.fence
            """;

    private static final String SET_ASIDE = """
            update delivery set set_aside_until = clock_timestamp() + interval '1 minute', failure = $2
            where id = any($1) and ended_at is null
            """;

    private final Transactions transactions;

    Deliveries(Transactions transactions) {
        this.transactions = transactions;
    }

    public static int shard(UUID bot) {
        return Math.floorMod(bot.hashCode(), SHARDS);
    }

    public static String name(Lane lane) {
        return WireName.of(lane);
    }

    /// Stores deliveries in this order; they come back with their numbers.
    public Uni<List<Delivery>> put(Transaction transaction, Collection<Delivery> deliveries) {
        var columns = UnnestColumns.of(deliveries)
                .uuids(Delivery::id)
                .uuids(delivery -> delivery.to().bot())
                .longs(delivery -> delivery.to().chat())
                .longs(delivery -> delivery.to().thread())
                .uuids(delivery -> delivery.conversation().orElse(null))
                .integers(delivery -> shard(delivery.to().bot()))
                .texts(delivery -> name(delivery.lane()))
                .texts(delivery -> CallJson.write(delivery.call()))
                .instants(Delivery::queuedAt)
                .longs(Deliveries::expiresMillis)
                .uuids(delivery -> delivery.order().flatMap(Order::command).orElse(null));
        return transaction.run(PUT, columns.tuple()).map(rows -> numbered(deliveries, rows));
    }

    /// Records what ended and begins a turn.
    Uni<RecordedBatch> record(Collection<DeliveryResult> ended, CallBatch batch) {
        return transactions.run(RECORD, columns(ended, batch)).map(Deliveries::recorded);
    }

    /// The same as a part of `transaction`.
    Uni<RecordedBatch> record(Transaction transaction, Collection<DeliveryResult> ended, CallBatch batch) {
        return transaction.run(RECORD, columns(ended, batch)).map(Deliveries::recorded);
    }

    /// Nobody looks at these for a while.
    public Uni<Void> setAside(Collection<UUID> ids, String reason) {
        return transactions
                .run(SET_ASIDE, Tuple.of(ids.toArray(UUID[]::new), reason))
                .replaceWithVoid();
    }

    private static List<Delivery> numbered(Collection<Delivery> deliveries, RowSet<Row> rows) {
        var numbers = Rows.stream(rows).collect(toMap(row -> row.getUUID(0), row -> row.getLong(1)));
        return deliveries.stream()
                .map(delivery -> delivery.numbered(Objects.requireNonNull(numbers.get(delivery.id()))))
                .toList();
    }

    private static Tuple columns(Collection<DeliveryResult> ended, CallBatch batch) {
        return UnnestColumns.of(ended)
                .uuids(result -> result.delivery().id())
                .texts(result -> result.fence().state())
                .uuids(result -> result.fence().before())
                .uuids(result -> result.fence().turn())
                .texts(DeliveryResult::state)
                .longs(DeliveryResult::message)
                .texts(DeliveryResult::failure)
                .integers(DeliveryResult::unknown)
                .instants(DeliveryResult::notBefore)
                .texts(DeliveryResult::otherCall)
                .longs(DeliveryResult::otherChat)
                .tuple()
                .addValue(batch.begins().stream().map(Delivery::id).toArray(UUID[]::new))
                .addValue(batch.id())
                .addValue(Ids.leastOf(Instant.now().minus(LONGEST_OPEN)))
                .addValue(batch.begins().stream().map(Delivery::attempts).toArray(Integer[]::new));
    }

    private static RecordedBatch recorded(RowSet<Row> rows) {
        var found = Rows.stream(rows)
                .collect(groupingBy(row -> row.getString("outcome"), mapping(row -> row.getUUID("id"), toSet())));
        var fresh = found.getOrDefault("ended", Set.of());
        var ended = new HashSet<>(fresh);
        ended.addAll(found.getOrDefault("repeated", Set.of()));
        return new RecordedBatch(found.getOrDefault("begun", Set.of()), ended, fresh);
    }

    private static @Nullable Long expiresMillis(Delivery delivery) {
        return delivery.order()
                .flatMap(Order::expires)
                .map(Instant::toEpochMilli)
                .orElse(null);
    }
}
