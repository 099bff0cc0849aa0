package dev.beseda.bot.conversations;

import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.kit.postgres.Columns;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Where conversations and what people wrote are kept.
@ApplicationScoped
class Conversations {
    private static final String GET_FOR_CHANGE = """
            select conversation.id, workspace_id, bot_id, chat_id, state
            from conversation join unnest($1::uuid[], $2::bigint[]) as wanted (bot, chat)
                on bot_id = wanted.bot and chat_id = wanted.chat
            order by conversation.id for update of conversation
            """;
    private static final String SAVE = """
            insert into conversation (id, workspace_id, bot_id, chat_id, state)
            select id, workspace, bot, chat, state::jsonb
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[])
                as changed (id, workspace, bot, chat, state)
            on conflict (bot_id, chat_id) do update set state = excluded.state, changed_at = now()
            """;
    private static final String SAVE_RECEIVED = """
            insert into received_message (id, conversation_id, telegram_id, text, received_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::timestamptz[])
            """;

    /// Locks the conversations of these chats, in id order, until the transaction ends; a chat that is new has none.
    Uni<Map<Destination, Kept>> getForChange(Transaction transaction, Set<Destination> chats) {
        var columns = Columns.of(chats).uuids(Destination::bot).longs(Destination::chat);
        return transaction
                .run(GET_FOR_CHANGE, columns.tuple())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Conversations::kept)
                        .collect(Collectors.toMap(Kept::chat, Function.identity())));
    }

    Uni<Void> save(Transaction transaction, Collection<Kept> changed) {
        var columns = Columns.of(changed)
                .uuids(Kept::id)
                .uuids(Kept::workspace)
                .uuids(kept -> kept.chat().bot())
                .longs(kept -> kept.chat().chat())
                .texts(kept -> States.write(kept.state()));
        return transaction.run(SAVE, columns.tuple()).replaceWithVoid();
    }

    Uni<Void> saveReceived(Transaction transaction, Collection<Turns.Received> received) {
        var columns = Columns.of(received)
                .uuids(Turns.Received::id)
                .uuids(Turns.Received::conversation)
                .longs(message -> message.arrival().message())
                .texts(message -> message.arrival().text())
                .instants(message -> message.arrival().receivedAt());
        return transaction.run(SAVE_RECEIVED, columns.tuple()).replaceWithVoid();
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getUUID("id"),
                row.getUUID("workspace_id"),
                new Destination(row.getUUID("bot_id"), row.getLong("chat_id")),
                States.read(row.getJsonObject("state")));
    }
}
