package dev.beseda.llm.usage;

import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Adds up what was used, and takes away what is over; replicas pass over what another one has in hand.
@ApplicationScoped
class UsageCleaner {
    private static final int MOST_AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Entries entries;
    private final ReplyCache cache;
    private final UsageConfig config;
    private final Clock clock;

    UsageCleaner(Transactions transactions, Entries entries, ReplyCache cache, UsageConfig config, Clock clock) {
        this.transactions = transactions;
        this.entries = entries;
        this.cache = cache;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "10s",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> rollUp() {
        return harmlessly(entries.rollUp(), "What replies used is added up later");
    }

    @Scheduled(
            every = "1m",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> clean() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return harmlessly(
                expire().chain(() -> forget(Allowances.FORGET, today.minusDays(1)))
                        .chain(() -> forget(Usage.FORGET, today.minusDays(config.daysKept())))
                        .chain(cache::expire),
                "Old reservations, days and replies stay for a minute");
    }

    private Uni<Void> forget(String days, LocalDate before) {
        return transactions
                .run(days, Tuple.of(before, MOST_AT_ONCE))
                .chain(gone -> gone.rowCount() < MOST_AT_ONCE ? Uni.createFrom().voidItem() : forget(days, before));
    }

    /// Gives back what was put aside for replies that never ended.
    Uni<Void> expire() {
        return transactions.run(Allowances.EXPIRE, Tuple.of(MOST_AT_ONCE)).replaceWithVoid();
    }

    private static Uni<Void> harmlessly(Uni<Void> work, String sentence) {
        return work.onFailure()
                .invoke(failure -> Log.warnf("%s: %s", sentence, failure))
                .onFailure()
                .recoverWithNull();
    }
}
