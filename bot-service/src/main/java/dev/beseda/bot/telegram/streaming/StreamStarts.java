package dev.beseda.bot.telegram.streaming;

import dev.beseda.bot.telegram.deliveries.CallJson;
import dev.beseda.bot.telegram.deliveries.Deliveries;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.sending.Dispatch;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;

/// The first preview of replies that are being written: a delivery with the reply's own id. Whether a reply is
/// still awaited its conversation knows, by the ticket: once its whole text is decided on, nothing begins any
/// more.
@ApplicationScoped
public class StreamStarts {
    private static final String LOOK = """
            select wanted.reply, wanted.bot, wanted.chat, thread_id, delivery.state, delivery.telegram_id, delivery.ended_at
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[])
                as wanted (reply, conversation, bot, chat, ticket)
            join chat on chat.id = wanted.conversation and chat.bot_id = wanted.bot
                and chat.chat_id = wanted.chat and chat.asks @> to_jsonb(wanted.ticket)
            left join (select id, state, telegram_id, ended_at from delivery) as delivery on delivery.id = wanted.reply
            """;

    /// Whoever decides on the whole text has locked the conversation: either this is first, and the whole text stands
    /// behind it in the chat's line, or it finds that nobody waits any more. Conversations are held in the order of
    /// their ids.
    private static final String BEGIN = """
            with wanted as materialized (
                select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::int[], $7::text[])
                    as wanted (reply, conversation, bot, chat, ticket, shard, call)
                order by conversation)
            insert into delivery (id, bot_id, chat_id, thread_id, conversation_id, shard, lane, call, queued_at, grows)
            select reply, bot, chat, thread_id, conversation, shard, 'reply', call::jsonb, $8, true
            from wanted cross join lateral hold_awaiting(conversation, bot, chat, ticket)
            on conflict (id) do nothing
            returning id, number
            """;

    private final Transactions transactions;
    private final Dispatch dispatch;
    private final Clock clock;

    StreamStarts(Transactions transactions, Dispatch dispatch, Clock clock) {
        this.transactions = transactions;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /// A reply that is being written.
    ///
    /// @param ticket what its conversation awaits it by
    public record Reply(UUID id, UUID conversation, UUID bot, long chat, long ticket) {}

    /// How an awaited reply stands in its chat.
    ///
    /// @param begun whether there is a delivery for it
    /// @param over whether that came to an end, and when
    /// @param message what it became, if it was sent
    public record Standing(Destination to, boolean begun, Optional<Instant> over, OptionalLong message) {}

    /// A reply that is to be seen for the first time, and where.
    public record StreamStart(Reply reply, Destination to, Call.SendMessage call) {}

    /// How these stand, by their ids; those nobody waits for any more are missing.
    public Uni<Map<UUID, Standing>> look(Collection<Reply> replies) {
        return transactions
                .run(LOOK, columns(replies).tuple())
                .map(rows -> Rows.stream(rows)
                        .collect(Collectors.toMap(row -> row.getUUID("reply"), StreamStarts::standing)));
    }

    /// Stores those that are still awaited and have not begun, and lets them go.
    public Uni<Void> begin(List<StreamStart> beginnings) {
        if (beginnings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        var deliveries =
                beginnings.stream().collect(Collectors.toMap(one -> one.reply().id(), one -> delivery(one, now)));
        return transactions
                .run(BEGIN, columns(beginnings, now))
                .invoke(rows -> dispatch.handOver(Rows.stream(rows)
                        .map(row -> Objects.requireNonNull(deliveries.get(row.getUUID("id")))
                                .numbered(row.getLong("number")))
                        .toList()))
                .replaceWithVoid();
    }

    private static Delivery delivery(StreamStart streamStart, Instant now) {
        var reply = streamStart.reply();
        return new Delivery(reply.id(), streamStart.to(), Lane.REPLY, streamStart.call(), now).of(reply.conversation());
    }

    private static Tuple columns(List<StreamStart> beginnings, Instant now) {
        return UnnestColumns.of(beginnings)
                .uuids(one -> one.reply().id())
                .uuids(one -> one.reply().conversation())
                .uuids(one -> one.reply().bot())
                .longs(one -> one.reply().chat())
                .longs(one -> one.reply().ticket())
                .integers(one -> Deliveries.shard(one.reply().bot()))
                .texts(one -> CallJson.write(one.call()))
                .tuple()
                .addValue(OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    }

    private static UnnestColumns<Reply> columns(Collection<Reply> replies) {
        return UnnestColumns.of(replies)
                .uuids(Reply::id)
                .uuids(Reply::conversation)
                .uuids(Reply::bot)
                .longs(Reply::chat)
                .longs(Reply::ticket);
    }

    private static Standing standing(Row row) {
        var sent = row.getLong("telegram_id");
        return new Standing(
                new Destination(row.getUUID("bot"), row.getLong("chat"), row.getLong("thread_id")),
                row.getString("state") != null,
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
                sent == null ? OptionalLong.empty() : OptionalLong.of(sent));
    }
}
