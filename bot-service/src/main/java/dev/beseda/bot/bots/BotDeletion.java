package dev.beseda.bot.bots;

import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.TransientFailures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/// Deletes bots while people talk to them: what is left at once is a tombstone, which nobody sees but those who remove
/// what belonged to the bot. Nothing but its own row is locked.
@ApplicationScoped
class BotDeletion {
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /// The time is the name of the deletion: when its answer was lost, and it comes again, it is found done.
    private static final String BURY = """
            update bot_record set deleted_at = $3
            where id = $1 and workspace_id = $2 and coalesce(deleted_at, $3) = $3
            returning id
            """;

    private final Transactions transactions;
    private final BotRegistry registry;
    private final Event<BotGone> gone;
    private final Clock clock;

    BotDeletion(Transactions transactions, BotRegistry registry, Event<BotGone> gone, Clock clock) {
        this.transactions = transactions;
        this.registry = registry;
        this.gone = gone;
        this.clock = clock;
    }

    /// Deletes what `leaving` names, unless somebody else does just now.
    Uni<Void> delete(UUID workspace, BotGone leaving) {
        var at = clock.instant();
        return transactions
                .in(transaction -> delete(transaction, workspace, leaving, at))
                .onFailure(TransientFailures::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES);
    }

    private Uni<Void> delete(Transaction transaction, UUID workspace, BotGone leaving, Instant at) {
        var bot = leaving.credentials().bot();
        return transaction
                .run(BURY, Tuple.of(bot, workspace, at.atOffset(ZoneOffset.UTC)))
                .chain(buried -> buried.size() == 0
                        ? Uni.createFrom().voidItem()
                        : registry.withdraw(transaction, bot)
                                .invoke(() -> transaction.afterCommit(() -> gone.fireAsync(leaving))));
    }
}
