package dev.beseda.llm.replies;

import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.replies.rules.ConversationQueue;
import dev.beseda.llm.replies.rules.ConversationQueue.Begun;
import dev.beseda.llm.replies.rules.Effect.Halted;
import dev.beseda.llm.replies.rules.PendingReply;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where it is kept what is open in each conversation.
@ApplicationScoped
class ConversationQueues {
    private static final String OPEN = """
            select begun_at is not null as begun, tickets, %s
            from reply where conversation_id = any($1) and ended_at is null
            order by id for update
            """.formatted(PendingReplyRows.COLUMNS);

    private static final String BEGIN = """
            update reply set begun_at = coalesce(begun_at, now()), unreadable_since = coalesce(unreadable_since, now())
            where id = any($1)
            """;

    private static final String SILENT =
            "select conversation_id, until from reply_silence where conversation_id = any($1)";

    /// Stores what waits, and what will not be written at all: that one has a reason. All replicas hear when it is due.
    private static final String PUT = """
            with told as (
                select pg_notify('%s', due) from (
                    select distinct ceil(extract(epoch from due) * 1000)::bigint::text as due
                    from unnest($9::timestamptz[]) as due) as times)
            insert into reply (id, workspace_id, bot_id, conversation_id, chat_id, person_id, tickets, request,
                wanted_at, due_at, reason, ended_at)
            select id, workspace, bot, conversation, chat, person, tickets::bigint[],
                case when reason is null then request::jsonb end, wanted_at, due_at, reason,
                case when reason is not null then now() end
            from (select count(*) from told) as heard,
                unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], $7::text[],
                    $8::text[], $9::timestamptz[], $10::timestamptz[], $11::text[])
                as put (id, workspace, bot, conversation, chat, person, tickets, request, due_at, wanted_at, reason)
            on conflict (id) do update set tickets = excluded.tickets, request = excluded.request,
                due_at = excluded.due_at, reason = excluded.reason, ended_at = excluded.ended_at
            """.formatted(Channels.DUE);

    private static final String SILENCE = """
            insert into reply_silence (conversation_id, until)
            select * from unnest($1::uuid[], $2::timestamptz[]) as silence (conversation_id, until)
            order by conversation_id
            on conflict (conversation_id) do update set until = greatest(reply_silence.until, excluded.until)
            """;

    /// Whoever writes them hears of it.
    private static final String HALT = """
            with told as (select pg_notify('%s', id::text) from unnest($1::uuid[]) as id)
            update reply set halt = case reply.halt when 'forget' then reply.halt else halted.halt end
            from (select count(*) from told) as heard, unnest($1::uuid[], $2::text[]) as halted (id, halt)
            where reply.id = halted.id and ended_at is null
            """.formatted(Channels.HALT);

    private final PendingReplyRows rows;

    ConversationQueues(PendingReplyRows rows) {
        this.rows = rows;
    }

    /// The lines of these conversations, locked until the transaction ends.
    Uni<Map<UUID, ConversationQueue>> getForChange(Transaction transaction, Set<UUID> conversations) {
        var ids = Tuple.of(conversations.toArray(UUID[]::new));
        return transaction
                .run(OPEN, ids)
                .map(open -> Rows.sort(open, this::line))
                .call(open -> begin(transaction, open.unreadable()))
                .chain(open -> transaction.run(SILENT, ids).map(silent -> lines(open, silent)));
    }

    /// What waits and can't be read here must not be merged with what comes: it counts as begun by whoever can read it.
    private static Uni<Void> begin(Transaction transaction, List<Row> unreadable) {
        return unreadable.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .run(
                                BEGIN,
                                Tuple.of(unreadable.stream()
                                        .map(row -> row.getUUID("id"))
                                        .toArray(UUID[]::new)))
                        .replaceWithVoid();
    }

    private Map<UUID, ConversationQueue> lines(Rows.Sorted<OfConversation> open, RowSet<Row> silent) {
        var lines = new HashMap<UUID, ConversationQueue>();
        silent.forEach(row -> {
            var until = row.getOffsetDateTime("until").toInstant();
            lines.put(row.getUUID("conversation_id"), new ConversationQueue(Optional.empty(), Optional.empty(), until));
        });
        open.readable().forEach(one -> lines.merge(one.conversation(), one.line(), ConversationQueues::both));
        open.unreadable()
                .forEach(row -> lines.merge(
                        row.getUUID("conversation_id"), begun(rows.outline(row)), ConversationQueues::both));
        return lines;
    }

    /// What is open in a conversation by one row.
    private record OfConversation(UUID conversation, ConversationQueue line) {}

    private OfConversation line(Row row) {
        var pending = rows.read(row);
        var line = row.getBoolean("begun")
                ? begun(pending)
                : new ConversationQueue(Optional.empty(), Optional.of(pending), Instant.EPOCH);
        return new OfConversation(pending.talk().conversation(), line);
    }

    private static ConversationQueue begun(PendingReply pending) {
        return new ConversationQueue(
                Optional.of(new Begun(pending.reply(), pending.request())), Optional.empty(), Instant.EPOCH);
    }

    private static ConversationQueue both(ConversationQueue one, ConversationQueue other) {
        return new ConversationQueue(
                one.begun().or(other::begun),
                one.waiting().or(other::waiting),
                one.silentUntil().isAfter(other.silentUntil()) ? one.silentUntil() : other.silentUntil());
    }

    /// A reply to be stored, with the reason why it will not be written, if it will not.
    record Put(PendingReply pending, Optional<Reason> reason) {}

    Uni<Void> put(Transaction transaction, List<Put> puts) {
        if (puts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(puts)
                .uuids(put -> put.pending().reply())
                .uuids(put -> put.pending().talk().workspace())
                .uuids(put -> put.pending().talk().bot())
                .uuids(put -> put.pending().talk().conversation())
                .longs(put -> put.pending().talk().chat())
                .longs(put -> put.pending().talk().person())
                .texts(put -> array(put.pending().request().tickets()))
                .texts(put -> rows.written(put.pending().request()))
                .instants(put -> put.pending().due())
                .instants(put -> put.pending().since())
                .texts(put -> put.reason().map(WireName::of).orElse(null));
        return transaction.run(PUT, columns.tuple()).replaceWithVoid();
    }

    /// Keeps until when nothing is wanted in these conversations.
    Uni<Void> silence(Transaction transaction, Map<UUID, Instant> until) {
        if (until.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns =
                UnnestColumns.of(until.entrySet()).uuids(Map.Entry::getKey).instants(Map.Entry::getValue);
        return transaction.run(SILENCE, columns.tuple()).replaceWithVoid();
    }

    Uni<Void> halt(Transaction transaction, Collection<Halted> halted) {
        if (halted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(halted).uuids(Halted::reply).texts(one -> WireName.of(one.halt()));
        return transaction.run(HALT, columns.tuple()).replaceWithVoid();
    }

    private static String array(Set<Long> tickets) {
        return tickets.stream().sorted().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
