package dev.beseda.bot.telegram.orders;

import dev.beseda.bot.telegram.deliveries.Outcomes;
import dev.beseda.contracts.telegram.TelegramEvent.MessageFailed;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Removes what other services have sent by a bot that was deleted; they hear of what has not left yet.
@ApplicationScoped
public class OrderRemoval {
    private static final String REMOVE = """
            delete from delivery where id = any(array(
                select id from delivery where bot_id = $1 and conversation_id is null limit 1000 for update skip locked))
            returning chat_id, command_id, ended_at
            """;
    private static final String LEFT = "select from delivery where bot_id = $1 and conversation_id is null limit 1";
    private static final String WHY = "The bot was deleted";

    private final Outbox outbox;

    OrderRemoval(Outbox outbox) {
        this.outbox = outbox;
    }

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

    private static List<OutgoingMessage> failures(UUID bot, RowSet<Row> removed) {
        return Rows.stream(removed)
                .filter(row -> row.getUUID("command_id") != null && row.getOffsetDateTime("ended_at") == null)
                .map(row -> Outcomes.message(
                        new MessageFailed(row.getUUID("command_id"), bot, row.getLong("chat_id"), WHY, false)))
                .toList();
    }
}
