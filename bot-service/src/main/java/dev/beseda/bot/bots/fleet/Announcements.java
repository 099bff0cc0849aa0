package dev.beseda.bot.bots.fleet;

import dev.beseda.bot.bots.BotRegistry;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Tells the platform of all bots there are, as if each had changed: what Kafka has lost is there again.
@ApplicationScoped
class Announcements {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final int MOST_AT_ONCE = 200;

    /// While these rows are locked nobody changes or deletes these bots:
    /// what is told here is never older than what was told before.
    private static final String NEXT = """
            select id, workspace_id, sealed_secret, sealed_old_secret, old_secret_until, llm, revision from bot
            where id > $1 order by id limit %d for share
            """.formatted(MOST_AT_ONCE);

    private final Transactions transactions;
    private final BotRegistry registry;

    Announcements(Transactions transactions, BotRegistry registry) {
        this.transactions = transactions;
        this.registry = registry;
    }

    /// Says how many bots there are.
    Uni<Long> announceAll() {
        return announceAfter(LOWEST, 0);
    }

    private Uni<Long> announceAfter(UUID last, long before) {
        return transactions.in(transaction -> announce(transaction, last)).chain(told -> {
            long sum = before + told.size();
            return told.size() < MOST_AT_ONCE ? Uni.createFrom().item(sum) : announceAfter(lastOf(told), sum);
        });
    }

    private Uni<RowSet<Row>> announce(Transaction transaction, UUID last) {
        return transaction
                .run(NEXT, Tuple.of(last))
                .call(bots -> registry.announce(transaction, Rows.stream(bots).toList()));
    }

    private static UUID lastOf(RowSet<Row> told) {
        return Rows.stream(told).map(row -> row.getUUID("id")).reduce(LOWEST, (_, id) -> id);
    }
}
