package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.telegram.deliveries.CallJson;
import dev.beseda.bot.telegram.deliveries.Deliveries;
import dev.beseda.bot.telegram.deliveries.OpenDelivery;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Delivery.Order;
import dev.beseda.bot.telegram.rules.Delivery.Tries;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.SendPolicy;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.sending.Admission.Look;
import dev.beseda.bot.telegram.sending.DeliveryPage.Key;
import dev.beseda.bot.telegram.sending.DeliveryPage.Line;
import dev.beseda.bot.telegram.sending.DeliveryPage.Standing;
import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import dev.beseda.bot.telegram.wire.TelegramConfig;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads what is open in the table: first a page of keys, from pile to pile and line to line through the one index of
/// open rows, then what those say that are wanted.
@ApplicationScoped
class OpenDeliveries {
    /// How much longer than a call may take it is waited for before nobody can be making it any more.
    static final Duration MARGIN = Duration.ofSeconds(5);

    private static final String KEYS = """
            with recursive pile as (
                select first.* from unnest($1::int[]) as held (shard) cross join lateral (
                    select shard, bot_id, lane from delivery
                    where ended_at is null and delivery.shard = held.shard
                    order by shard, bot_id, lane limit 1) as first
                union all
                select next.* from pile cross join lateral (
                    select shard, bot_id, lane from delivery
                    where ended_at is null and delivery.shard = pile.shard
                      and (delivery.bot_id, delivery.lane) > (pile.bot_id, pile.lane)
                    order by shard, bot_id, lane limit 1) as next)
            select pile.bot_id, pile.lane, coalesce(bound.idle, false) as idle, line.chat_id, line.thread_id, line.is_tap,
                open.*
            from pile
            cross join lateral (
                select pile.lane in ('follow_up', 'broadcast')
                    and (select not is_active from bot where id = pile.bot_id) as idle) as bound
            left join unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::boolean[])
                as gone_on (bot_id, lane, chat_id, thread_id, is_tap)
                on gone_on.bot_id = pile.bot_id and gone_on.lane = pile.lane
            cross join lateral (
                with recursive line as (
                    select coalesce(gone_on.chat_id, -9223372036854775808) as chat_id,
                        coalesce(gone_on.thread_id, 0) as thread_id, coalesce(gone_on.is_tap, false) as is_tap, 0 as place
                    union all
                    select next.*, place + 1 from line cross join lateral (
                        select chat_id, thread_id, is_tap from delivery
                        where ended_at is null and shard = pile.shard and bot_id = pile.bot_id and lane = pile.lane
                          and (chat_id, thread_id, is_tap) > (line.chat_id, line.thread_id, line.is_tap)
                        order by chat_id, thread_id, is_tap limit 1) as next
                    where place < $9)
                select * from line where place > 0) as line
            cross join lateral (
                select id, state, state = 'sending'
                    and coalesce(begun_at, queued_at) < clock_timestamp() - make_interval(secs => $11) as overdue,
                    least(expires_at, queued_at + make_interval(secs => $12)) < clock_timestamp() as expired
                from delivery
                where ended_at is null and shard = pile.shard and bot_id = pile.bot_id and lane = pile.lane
                  and chat_id = line.chat_id and thread_id = line.thread_id and is_tap = line.is_tap
                  and (set_aside_until is null or set_aside_until < clock_timestamp())
                order by number limit $10) as open
            where (pile.bot_id, pile.lane) not in (select * from unnest($7::uuid[], $8::text[]))
            """;

    private static final String INACTIVE = "select id from bot where id = any($1) and not is_active";

    private static final String LOAD = """
            select id, bot_id, chat_id, thread_id, conversation_id, lane, call,
                attempts - case state when 'sending' then 1 else 0 end as attempts, unknown, due_at, queued_at,
                expires_at, command_id, number, state, turn,
                lane in ('follow_up', 'broadcast') and exists (
                    select from chat
                    where chat.bot_id = delivery.bot_id and chat.chat_id = delivery.chat_id
                      and left_at is not null) as departed
            from delivery where id = any($1) and ended_at is null order by number
            """;

    private final Transactions transactions;
    private final Duration limit;

    OpenDeliveries(Transactions transactions, TelegramConfig config) {
        this.transactions = transactions;
        this.limit = config.timeout().plus(MARGIN);
    }

    /// The oldest keys of each line, for as many lines of each pile as a page has, from where the last look ended.
    Uni<List<Key>> keys(Set<Integer> shards, Look look, DeliveryPage.Size size) {
        var goneOn = UnnestColumns.of(look.goneOn())
                .uuids(line -> line.pile().bot())
                .texts(line -> Deliveries.name(line.pile().lane()))
                .longs(Line::chat)
                .longs(Line::thread)
                .tuple();
        var full = UnnestColumns.of(look.full())
                .uuids(Pile::bot)
                .texts(pile -> Deliveries.name(pile.lane()))
                .tuple();
        var values = Tuple.tuple().addValue(shards.toArray(Integer[]::new));
        for (int column = 0; column < goneOn.size(); column++) {
            values.addValue(goneOn.getValue(column));
        }
        values.addValue(look.goneOn().stream().map(Line::ofTaps).toArray(Boolean[]::new))
                .addValue(full.getValue(0))
                .addValue(full.getValue(1))
                .addValue(size.lines())
                .addValue((long) size.perLine())
                .addValue(seconds(limit))
                .addValue(seconds(SendPolicy.LIFETIME));
        return transactions
                .run(KEYS, values)
                .map(rows -> Rows.stream(rows).map(OpenDeliveries::key).toList());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /// Those of these bots that are switched off.
    Uni<Set<UUID>> inactive(Set<UUID> bots) {
        return transactions
                .run(INACTIVE, Tuple.of(bots.toArray(UUID[]::new)))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).collect(Collectors.toSet()));
    }

    /// What is still open of these, oldest first.
    Uni<List<OpenDelivery>> load(Collection<UUID> ids) {
        return transactions
                .run(LOAD, Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> Rows.stream(rows).map(OpenDeliveries::found).toList());
    }

    private static Key key(Row row) {
        var pile = new Pile(row.getUUID("bot_id"), lane(row));
        var line = new Line(pile, row.getLong("chat_id"), row.getLong("thread_id"), row.getBoolean("is_tap"));
        return new Key(line, row.getUUID("id"), standing(row));
    }

    /// The bulk of a bot that is switched off stays where it is, until it is too old.
    private static Standing standing(Row row) {
        if (row.getString("state").equals("sending")) {
            return row.getBoolean("overdue") ? Standing.ABANDONED : Standing.BEGUN;
        }
        return row.getBoolean("idle") && !row.getBoolean("expired") ? Standing.IDLE : Standing.QUEUED;
    }

    private static OpenDelivery found(Row row) {
        var call = CallJson.read(row.getJsonObject("call").encode());
        return new OpenDelivery(
                delivery(row, call.orElse(OpenDelivery.UNREADABLE)),
                call.isPresent(),
                row.getBoolean("departed"),
                row.getString("state").equals("sending"),
                Optional.ofNullable(row.getUUID("turn")));
    }

    private static Delivery delivery(Row row, Call call) {
        var order = new Order(
                Optional.ofNullable(row.getUUID("command_id")),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant));
        return new Delivery(
                row.getUUID("id"),
                new Destination(row.getUUID("bot_id"), row.getLong("chat_id"), row.getLong("thread_id")),
                Optional.ofNullable(row.getUUID("conversation_id")),
                lane(row),
                call,
                new Tries(row.getInteger("attempts"), row.getInteger("unknown"), instant(row, "due_at")),
                instant(row, "queued_at"),
                Optional.of(order).filter(Order::saysAnything),
                row.getLong("number"));
    }

    private static Lane lane(Row row) {
        return WireName.parse(Lane.class, row.getString("lane"));
    }

    private static Instant instant(Row row, String name) {
        return row.getOffsetDateTime(name).toInstant();
    }
}
