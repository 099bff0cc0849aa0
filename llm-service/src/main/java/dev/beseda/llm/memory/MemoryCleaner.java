package dev.beseda.llm.memory;

import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Forgets what is too old, a bit at a time; replicas pass over what another one has in hand.
@ApplicationScoped
class MemoryCleaner {
    /// One statement forgets so many, so that no lock is held for long.
    private static final int MOST_AT_ONCE = 2_000;

    private static final String OLD = """
            delete from %1$s where ctid = any(array(
                select ctid from %1$s where %2$s < now() - make_interval(secs => $1)
                limit %3$d for update skip locked))
            """;
    private static final String OLD_TURNS = OLD.formatted("turn", "asked_at", MOST_AT_ONCE);
    private static final String OLD_TALKS = OLD.formatted("talk", "talked_at", MOST_AT_ONCE);
    private static final String OLD_PROMPTS = OLD.formatted("prompt", "sent_at", MOST_AT_ONCE);

    private final Transactions transactions;
    private final MemoryConfig config;

    MemoryCleaner(Transactions transactions, MemoryConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(
            every = "1h",
            delayed = "2m",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> clean() {
        return forget(OLD_TURNS, config.kept())
                .chain(() -> forget(OLD_TALKS, config.kept()))
                .chain(() -> forget(OLD_PROMPTS, config.promptsKept()))
                .onFailure()
                .invoke(failure -> Log.warnf("Old talks stay for another hour: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> forget(String sql, Duration age) {
        return transactions
                .run(sql, Tuple.of((double) age.toSeconds()))
                .map(RowSet::rowCount)
                .chain(forgotten -> forgotten < MOST_AT_ONCE ? Uni.createFrom().voidItem() : forget(sql, age));
    }
}
