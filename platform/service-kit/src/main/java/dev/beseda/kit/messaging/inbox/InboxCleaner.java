package dev.beseda.kit.messaging.inbox;

import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/// Forgets old claims of the inbox, so that it does not grow for ever.
@ApplicationScoped
public class InboxCleaner {
    /// One transaction forgets so many, so that no lock is held for long.
    static final int MOST_AT_ONCE = 5_000;

    /// Replicas that clean at the same time pass over what the other one has in hand.
    private static final String FORGET = """
            delete from inbox where ctid = any(array(
                select ctid from inbox where claimed_at < now() - make_interval(secs => $1)
                limit %d for update skip locked))
            """.formatted(MOST_AT_ONCE);

    private final Transactions transactions;
    private final InboxConfig config;

    InboxCleaner(Transactions transactions, InboxConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> clean() {
        return forget(0)
                .invoke(forgotten -> Log.debugf("%d old claims of the inbox are forgotten", forgotten))
                .onFailure()
                .invoke(failure -> Log.warnf("Old claims of the inbox stay for another hour: %s", failure))
                .onFailure()
                .recoverWithItem(0)
                .replaceWithVoid();
    }

    private Uni<Integer> forget(int before) {
        var age = Tuple.of((double) config.kept().toSeconds());
        return transactions
                .in(transaction -> transaction.run(FORGET, age).map(RowSet::rowCount))
                .chain(forgotten -> forgotten < MOST_AT_ONCE
                        ? Uni.createFrom().item(before + forgotten)
                        : forget(before + forgotten));
    }
}
