package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.kit.postgres.Columns;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/// Who is not there any more – the bot was blocked or put out – and which chats have another number now. Bulk to a
/// chat that was left is not even tried; a reply is, because something must have happened there: whoever does something
/// is there again, and their conversation says so.
@ApplicationScoped
class Departures {
    private static final String LEFT = """
            update conversation set left_at = now()
            from unnest($1::uuid[], $2::bigint[]) as gone (bot, chat)
            where bot_id = gone.bot and chat_id = gone.chat and left_at is null
            """;

    private static final String MOVED = """
            with others as (
                update delivery set chat_id = $3
                where bot_id = $1 and chat_id = $2 and ended_at is null and state = 'queued'
                  and conversation_id in (select id from conversation where bot_id = $1 and chat_id = $2))
            update conversation set chat_id = $3
            where bot_id = $1 and chat_id = $2
              and not exists (select from conversation where bot_id = $1 and chat_id = $3)
            """;

    private final Transactions transactions;

    Departures(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Nobody is in these chats any more.
    Uni<Void> left(Collection<Destination> chats) {
        return chats.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions.run(LEFT, columns(chats)).replaceWithVoid();
    }

    /// A group has become a supergroup: its conversation goes on under the new number.
    Uni<Void> moved(Destination from, long chat) {
        return transactions.run(MOVED, Tuple.of(from.bot(), from.chat(), chat)).replaceWithVoid();
    }

    private static Tuple columns(Collection<Destination> chats) {
        return Columns.of(chats)
                .uuids(Destination::bot)
                .longs(Destination::chat)
                .tuple();
    }
}
