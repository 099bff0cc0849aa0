package dev.beseda.bot.telegram.deliveries;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// Who is not there any more – the bot was blocked or put out – and which chats have another number now. Bulk to a
/// chat that was left is not even tried; a reply is, because something must have happened there: whoever does something
/// is there again, and their conversation says so.
@ApplicationScoped
public class ChatChanges {
    private static final int PAGE = 500;

    private static final String NOTE = """
            insert into chat_change (delivery_id, bot_id, chat_id, moved_to, noted_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::timestamptz[])
            on conflict do nothing
            """;

    /// The next changes, and those conversations of theirs that nobody has locked. A change is over when all of its
    /// conversations have been among these; whatever is locked stays, to be looked at again.
    private static final String DUE = """
            with due as materialized (
                select delivery_id, bot_id, chat_id, moved_to, noted_at from chat_change
                where (delivery_id, chat_id) > ($1, $2) and (moved_to is null) = %s
                order by delivery_id, chat_id limit $3 for update skip locked),
            free as materialized (
                select id from conversation
                where (bot_id, chat_id) in (select bot_id, chat_id from due)
                order by id for %s skip locked),
            applied as (
                delete from chat_change using due
                where chat_change.delivery_id = due.delivery_id and chat_change.chat_id = due.chat_id and not exists (
                    select from conversation
                    where bot_id = due.bot_id and chat_id = due.chat_id and id not in (select id from free)))
            """;

    private static final String LAST = """
            select delivery_id, chat_id from due
            where (select count(*) from due) >= $3 order by delivery_id desc, chat_id desc limit 1
            """;

    private static final String LEAVE = DUE.formatted("true", "no key update") + """
            , gone as (
                update conversation set left_at = due.noted_at
                from (select bot_id, chat_id, max(noted_at) as noted_at from due group by bot_id, chat_id) as due
                where conversation.bot_id = due.bot_id and conversation.chat_id = due.chat_id
                  and conversation.id in (select id from free) and left_at is null
                  and coalesce(arrived_at, '-infinity') < due.noted_at)
            """ + LAST;

    /// The conversation of a group that has become a supergroup goes on under the new number, unless there is one.
    /// What is under way at this moment hears of the number from Telegram itself.
    private static final String MOVE = DUE.formatted("false", "update") + """
            , waiting as materialized (
                select delivery.id, due.moved_to from due
                join conversation on conversation.bot_id = due.bot_id and conversation.chat_id = due.chat_id
                join delivery on conversation_id = conversation.id and delivery.chat_id = due.chat_id
                    and ended_at is null and delivery.state = 'queued'
                where conversation.id in (select id from free)
                order by delivery.id for update of delivery skip locked),
            following as (
                update delivery set chat_id = waiting.moved_to from waiting where delivery.id = waiting.id),
            moved as (
                update conversation set chat_id = due.moved_to from due
                where conversation.bot_id = due.bot_id and conversation.chat_id = due.chat_id
                  and conversation.id in (select id from free) and not exists (
                      select from conversation as there
                      where there.bot_id = due.bot_id and there.chat_id = due.moved_to
                        and there.thread_id = conversation.thread_id))
            """ + LAST;

    private final Transactions transactions;

    ChatChanges(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A place among the changes, in the order of their ids.
    record Cursor(UUID delivery, long chat) {
        static final Cursor START = new Cursor(new UUID(0, 0), Long.MIN_VALUE);
    }

    static boolean isToldBy(DeliveryResult result) {
        return result.isDeparture() || result.otherChat() != null;
    }

    /// Notes what these outcomes say of their chats.
    Uni<Void> note(Transaction transaction, Collection<DeliveryResult> ended) {
        var changes = ended.stream().filter(ChatChanges::isToldBy).toList();
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(changes)
                .uuids(result -> result.delivery().id())
                .uuids(result -> result.delivery().to().bot())
                .longs(result -> result.delivery().to().chat())
                .longs(DeliveryResult::otherChat)
                .instants(DeliveryResult::judgedAt);
        return transaction.run(NOTE, columns.tuple()).replaceWithVoid();
    }

    /// Marks conversations as left; the answer is from where to go on, if there may be more.
    Uni<Optional<Cursor>> leave(Cursor after) {
        return apply(LEAVE, after);
    }

    /// Lets conversations follow their groups; the answer is from where to go on, if there may be more.
    Uni<Optional<Cursor>> move(Cursor after) {
        return apply(MOVE, after);
    }

    private Uni<Optional<Cursor>> apply(String sql, Cursor after) {
        return transactions
                .run(sql, Tuple.of(after.delivery(), after.chat(), PAGE))
                .map(ChatChanges::last);
    }

    private static Optional<Cursor> last(RowSet<Row> rows) {
        return Rows.stream(rows)
                .map(row -> new Cursor(row.getUUID("delivery_id"), row.getLong("chat_id")))
                .findFirst();
    }
}
