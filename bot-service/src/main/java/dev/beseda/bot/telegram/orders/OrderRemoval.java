package dev.beseda.bot.telegram.orders;

import dev.beseda.bot.telegram.deliveries.Outcomes;
import dev.beseda.contracts.telegram.TelegramEvent.MessageFailed;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Removes what other services have sent long ago, or by a bot that was deleted: of what has not left they hear.
@ApplicationScoped
public class OrderRemoval {
    private static final String REMOVE = """
            delete from delivery where id = any(array(
                select id from delivery where bot_id = $1 and conversation_id is null limit 1000 for update skip locked))
            returning chat_id, command_id, ended_at
            """;
    private static final String LEFT = "select from delivery where bot_id = $1 and conversation_id is null limit 1";
    private static final String WHY = "The bot was deleted";

    /// From each bot to the next one through the index.
    private static final String SENDERS = """
            with recursive sender (bot) as (
                (select bot_id from delivery where conversation_id is null order by bot_id limit 1)
                union all
                select (select bot_id from delivery where conversation_id is null and bot_id > sender.bot
                        order by bot_id limit 1)
                from sender where sender.bot is not null)
            select sender.bot, coalesce(days, $1::int) as days, bot.id is null as gone
            from sender left join bot on bot.id = sender.bot left join retention_days using (workspace_id)
            where sender.bot is not null and (bot.id is null or coalesce(days, $1::int) < $2::int)
            """;
    private static final String REMOVE_SENT = """
            delete from delivery where id = any (array(
                select id from delivery
                where conversation_id is null and bot_id = $1
                  and ($2::boolean or ended_at is not null and id < uuid_at(now() - make_interval(days => $3::int)))
                limit $4 for update skip locked))
            """;

    private final Transactions transactions;
    private final Outbox outbox;

    OrderRemoval(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /// A bot by which other services have sent, for how many days that is kept, and whether the bot is gone.
    public record Sender(UUID bot, int days, boolean gone) {}

    /// Removes some of it; how many rows.
    public Uni<Integer> removeOf(Transaction transaction, UUID bot) {
        return transaction
                .run(REMOVE, Tuple.of(bot))
                .call(removed -> outbox.put(transaction, failures(bot, removed)))
                .map(RowSet::rowCount);
    }

    /// Whether something is left of the bot, held by somebody perhaps.
    public Uni<Boolean> isLeftOf(Transaction transaction, UUID bot) {
        return transaction.run(LEFT, Tuple.of(bot)).map(rows -> rows.size() > 0);
    }

    /// The bots that are gone, and those of which things are kept for fewer days than `longest`.
    ///
    /// @param days for how long things are kept, unless the workspace says otherwise
    public Uni<List<Sender>> senders(int days, int longest) {
        return transactions
                .run(SENDERS, Tuple.of(days, longest))
                .map(rows -> Rows.stream(rows)
                        .map(row -> new Sender(row.getUUID("bot"), row.getInteger("days"), row.getBoolean("gone")))
                        .toList());
    }

    /// Removes at most so many of what other services have sent by a bot too long ago, or by one that is gone; how
    /// many.
    public Uni<Integer> removeSent(Sender by, int most) {
        return transactions
                .run(REMOVE_SENT, Tuple.of(by.bot(), by.gone(), by.days(), most))
                .map(RowSet::rowCount);
    }

    private static List<OutgoingMessage> failures(UUID bot, RowSet<Row> removed) {
        return Rows.stream(removed)
                .filter(row -> row.getUUID("command_id") != null && row.getOffsetDateTime("ended_at") == null)
                .map(row -> Outcomes.message(
                        new MessageFailed(row.getUUID("command_id"), bot, row.getLong("chat_id"), WHY, false)))
                .toList();
    }
}
