package dev.beseda.bot.removal;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The rows of bots that were deleted: only here they are still seen.
@ApplicationScoped
class Tombstones {
    private static final String ALL =
            "select id from bot_record where deleted_at is not null order by deleted_at limit 1000";

    /// Whoever adds something to the bot just now holds its row too, as a reference: then it is too early. While it is
    /// locked nothing can be added.
    private static final String LOCK =
            "select from bot_record where id = $1 and deleted_at is not null for update skip locked";

    /// What somebody held, and was passed over, is still there.
    private static final String REMOVE = """
            delete from bot_record where id = $1 and deleted_at is not null
                and not exists (select from conversation where bot_id = $1)
                and not exists (select from delivery where bot_id = $1 and conversation_id is null)
                and not exists (select from person where bot_id = $1)
                and not exists (select from scenario_version where bot_id = $1)
            """;

    private final Transactions transactions;

    Tombstones(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Those that have waited longest come first.
    Uni<List<UUID>> all() {
        return transactions
                .run(ALL, Tuple.tuple())
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).toList());
    }

    /// Whether nobody else has this one in hand.
    Uni<Boolean> lock(Transaction transaction, UUID bot) {
        return transaction.run(LOCK, Tuple.of(bot)).map(rows -> rows.size() > 0);
    }

    /// Removes the row if nothing else is left of the bot.
    Uni<Boolean> remove(Transaction transaction, UUID bot) {
        return transaction.run(REMOVE, Tuple.of(bot)).map(rows -> rows.rowCount() > 0);
    }
}
