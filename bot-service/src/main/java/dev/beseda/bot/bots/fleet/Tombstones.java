package dev.beseda.bot.bots.fleet;

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
public class Tombstones {
    private static final String ALL =
            "select id from bot_record where deleted_at is not null order by deleted_at limit 1000";

    /// Whoever adds something to the bot just now holds its row too, as a reference: then it is too early. While it is
    /// locked nothing can be added.
    private static final String LOCK =
            "select from bot_record where id = $1 and deleted_at is not null for update skip locked";

    private static final String REMOVE = "delete from bot_record where id = $1 and deleted_at is not null";

    private final Transactions transactions;

    Tombstones(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Those that have waited longest come first.
    public Uni<List<UUID>> all() {
        return transactions
                .run(ALL, Tuple.tuple())
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).toList());
    }

    /// Whether nobody else has this one in hand.
    public Uni<Boolean> lock(Transaction transaction, UUID bot) {
        return transaction.run(LOCK, Tuple.of(bot)).map(rows -> rows.size() > 0);
    }

    /// Removes the row of a bot that the caller has locked, and of which nothing else is left.
    public Uni<Boolean> remove(Transaction transaction, UUID bot) {
        return transaction.run(REMOVE, Tuple.of(bot)).map(rows -> rows.rowCount() > 0);
    }
}
