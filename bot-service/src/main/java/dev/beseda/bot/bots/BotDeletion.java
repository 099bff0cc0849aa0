package dev.beseda.bot.bots;

import dev.beseda.kit.postgres.Outages;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.UUID;

/// Deletes bots while people talk to them. It takes the locks in the order of those who handle updates – conversations,
/// oldest first, then the bot – and before that silences the bot, so that nobody begins anything new for it.
@ApplicationScoped
class BotDeletion {
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final String SILENCE =
            "update bot set is_active = false, revision = revision + 1 where id = $1 and workspace_id = $2";
    private static final String LOCK_CONVERSATIONS =
            "select count(*) from (select id from conversation where bot_id = $1 order by id for update) as locked";
    private static final String DELETE = "delete from bot where id = $1";

    private final Transactions transactions;
    private final BotRegistry registry;
    private final Event<BotGone> gone;

    BotDeletion(Transactions transactions, BotRegistry registry, Event<BotGone> gone) {
        this.transactions = transactions;
        this.registry = registry;
        this.gone = gone;
    }

    /// Deletes what `leaving` names, with all that belongs to it.
    Uni<Void> delete(UUID workspace, BotGone leaving) {
        var bot = leaving.credentials().bot();
        return transactions
                .run(SILENCE, Tuple.of(bot, workspace))
                .chain(() -> transactions.in(transaction -> delete(transaction, leaving)))
                .onFailure(Outages::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES);
    }

    private Uni<Void> delete(Transaction transaction, BotGone leaving) {
        var bot = leaving.credentials().bot();
        transaction.afterCommit(() -> gone.fireAsync(leaving));
        return transaction
                .run(LOCK_CONVERSATIONS, Tuple.of(bot))
                .chain(() -> transaction.run(DELETE, Tuple.of(bot)))
                .chain(() -> registry.withdraw(transaction, bot));
    }
}
