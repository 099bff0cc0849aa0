package dev.beseda.bot.conversations.chats;

import dev.beseda.bot.telegram.deliveries.ChatChange;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Whether anybody is in the chats of conversations, and which numbers these have. It goes past conversations that
/// somebody has locked.
@ApplicationScoped
class ConversationChats {
    private static final String FREE = """
            with told as materialized (
                select * from unnest($1::uuid[], $2::bigint[], $3::%s[]) as told (bot_id, chat_id, %s)),
            free as materialized (
                select id from conversation
                where (bot_id, chat_id) in (select bot_id, chat_id from told)
                order by id for %s skip locked),
            """;

    private static final String FOUND = """
            select conversation.id, conversation.bot_id, conversation.chat_id,
                conversation.id in (select id from free) as is_free
            from told join conversation on conversation.bot_id = told.bot_id and conversation.chat_id = told.chat_id
            """;

    private static final String LEAVE = FREE.formatted("timestamptz", "noted_at", "no key update") + """
            gone as (
                update conversation set left_at = told.noted_at from told
                where conversation.bot_id = told.bot_id and conversation.chat_id = told.chat_id
                  and conversation.id in (select id from free) and left_at is null
                  and coalesce(arrived_at, '-infinity') < told.noted_at)
            """ + FOUND;

    /// The conversation of a group that has become a supergroup goes on under the new number, unless there is one.
    private static final String MOVE = FREE.formatted("bigint", "moved_to", "update") + """
            moved as (
                update conversation set chat_id = told.moved_to from told
                where conversation.bot_id = told.bot_id and conversation.chat_id = told.chat_id
                  and conversation.id in (select id from free) and not exists (
                      select from conversation as there
                      where there.bot_id = told.bot_id and there.chat_id = told.moved_to
                        and there.thread_id = conversation.thread_id))
            """ + FOUND;

    /// A bot and one of its chats.
    record Chat(UUID bot, long id) {
        static Chat of(ChatChange change) {
            return new Chat(change.bot(), change.chat());
        }
    }

    /// A conversation of a chat; `isFree` if nobody else had locked it.
    record Found(UUID conversation, Chat chat, boolean isFree) {}

    /// Marks conversations as left; one change for each chat. All conversations of the chats are answered.
    Uni<List<Found>> leave(Transaction transaction, Collection<ChatChange> changes) {
        return transaction
                .run(LEAVE, chats(changes).instants(ChatChange::notedAt).tuple())
                .map(ConversationChats::found);
    }

    /// Gives conversations the new numbers of their groups; one change for each chat. All conversations that the chats
    /// had are answered.
    Uni<List<Found>> move(Transaction transaction, Collection<ChatChange> changes) {
        return transaction
                .run(
                        MOVE,
                        chats(changes)
                                .longs(change -> change.movedTo().orElseThrow())
                                .tuple())
                .map(ConversationChats::found);
    }

    private static UnnestColumns<ChatChange> chats(Collection<ChatChange> changes) {
        return UnnestColumns.of(changes).uuids(ChatChange::bot).longs(ChatChange::chat);
    }

    private static List<Found> found(RowSet<Row> rows) {
        return Rows.stream(rows)
                .map(row -> new Found(
                        row.getUUID("id"),
                        new Chat(row.getUUID("bot_id"), row.getLong("chat_id")),
                        row.getBoolean("is_free")))
                .toList();
    }
}
