package dev.beseda.llm.replies;

import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/// Forgets replies that ended long ago, and until when nothing was wanted.
@ApplicationScoped
class ReplyCleaner {
    /// One statement forgets so many, so that no lock is held for long.
    private static final int MOST_AT_ONCE = 5_000;

    /// Replicas that clean at the same time pass over what the other one has in hand.
    private static final String FORGET_REPLIES = """
            delete from reply where id in (
                select id from reply where ended_at < now() - make_interval(secs => $1)
                limit %d for update skip locked)
            """.formatted(MOST_AT_ONCE);

    private static final String FORGET_SILENCES = """
            delete from reply_silence where conversation_id in (
                select conversation_id from reply_silence where until < now() - make_interval(secs => $1)
                limit %d for update skip locked)
            """.formatted(MOST_AT_ONCE);

    private final Transactions transactions;
    private final RepliesConfig config;

    ReplyCleaner(Transactions transactions, RepliesConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(
            every = "1h",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> clean() {
        return forget(FORGET_REPLIES)
                .chain(() -> forget(FORGET_SILENCES))
                .onFailure()
                .invoke(failure -> Log.warnf("Old replies stay for another hour: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> forget(String statement) {
        var age = Tuple.of((double) config.kept().toSeconds());
        return transactions
                .run(statement, age)
                .map(RowSet::rowCount)
                .chain(forgotten -> forgotten < MOST_AT_ONCE ? Uni.createFrom().voidItem() : forget(statement));
    }
}
