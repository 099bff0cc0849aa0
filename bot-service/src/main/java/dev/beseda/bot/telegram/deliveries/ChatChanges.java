package dev.beseda.bot.telegram.deliveries;

import dev.beseda.bot.telegram.deliveries.ChatChange.Key;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

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

    private static final String LOCK = """
            select delivery_id, bot_id, chat_id, moved_to, noted_at from chat_change
            where (delivery_id, chat_id) > ($1, $2) and (moved_to is not null) = $3
            order by delivery_id, chat_id limit $4 for update skip locked
            """;

    private static final String END = """
            delete from chat_change using unnest($1::uuid[], $2::bigint[]) as done (delivery_id, chat_id)
            where chat_change.delivery_id = done.delivery_id and chat_change.chat_id = done.chat_id
            """;

    /// What is under way at this moment hears of the number from Telegram itself.
    private static final String FOLLOW = """
            with waiting as materialized (
                select delivery.id, moved_to
                from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as moved (conversation_id, chat_id, moved_to)
                join delivery on delivery.conversation_id = moved.conversation_id and delivery.chat_id = moved.chat_id
                    and ended_at is null and delivery.state = 'queued'
                order by delivery.id for update of delivery skip locked)
            update delivery set chat_id = waiting.moved_to from waiting where delivery.id = waiting.id
            """;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// A conversation whose group has another number now.
    public record Moved(UUID conversation, long chat, long to) {}

    static boolean isToldBy(DeliveryResult result) {
        return result.isDeparture() || result.otherChat() != null;
    }

    /// Calls `heard` when something was noted here. What a fallen replica has noted is found only by looking.
    public void listen(Runnable heard) {
        listeners.add(heard);
    }

    /// Notes what these outcomes say of their chats. It is applied later: a conversation may be locked, and the sender
    /// has others to serve.
    Uni<Void> note(Transaction transaction, Collection<DeliveryResult> ended) {
        var changes = ended.stream().filter(ChatChanges::isToldBy).toList();
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        transaction.afterCommit(() -> listeners.forEach(Runnable::run));
        var columns = UnnestColumns.of(changes)
                .uuids(result -> result.delivery().id())
                .uuids(result -> result.delivery().to().bot())
                .longs(result -> result.delivery().to().chat())
                .longs(DeliveryResult::otherChat)
                .instants(DeliveryResult::judgedAt);
        return transaction.run(NOTE, columns.tuple()).replaceWithVoid();
    }

    /// The next departures that no other replica applies.
    public Uni<List<ChatChange>> lockDepartures(Transaction transaction, Key after) {
        return lock(transaction, after, false);
    }

    /// The next new numbers that no other replica applies.
    public Uni<List<ChatChange>> lockMoves(Transaction transaction, Key after) {
        return lock(transaction, after, true);
    }

    private static Uni<List<ChatChange>> lock(Transaction transaction, Key after, boolean moves) {
        return transaction
                .run(LOCK, Tuple.of(after.delivery(), after.chat(), moves, PAGE))
                .map(rows -> Rows.stream(rows).map(ChatChanges::change).toList());
    }

    /// From where to go on behind what was locked, if there may be more.
    public static Optional<Key> next(List<ChatChange> locked) {
        return locked.size() < PAGE
                ? Optional.empty()
                : Optional.of(locked.getLast().key());
    }

    /// Forgets what was applied to all of its conversations.
    public Uni<Void> end(Transaction transaction, Collection<ChatChange> applied) {
        if (applied.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(applied)
                .uuids(change -> change.key().delivery())
                .longs(ChatChange::chat);
        return transaction.run(END, columns.tuple()).replaceWithVoid();
    }

    /// Lets what waits to be sent follow conversations that the caller has locked.
    public Uni<Void> follow(Transaction transaction, Collection<Moved> moved) {
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(moved)
                .uuids(Moved::conversation)
                .longs(Moved::chat)
                .longs(Moved::to);
        return transaction.run(FOLLOW, columns.tuple()).replaceWithVoid();
    }

    private static ChatChange change(Row row) {
        return new ChatChange(
                new Key(row.getUUID("delivery_id"), row.getLong("chat_id")),
                row.getUUID("bot_id"),
                Optional.ofNullable(row.getLong("moved_to")),
                row.getOffsetDateTime("noted_at").toInstant());
    }
}
