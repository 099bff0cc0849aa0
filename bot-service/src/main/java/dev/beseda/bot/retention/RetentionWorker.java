package dev.beseda.bot.retention;

import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/// Makes months ahead, and once a day, in one replica, lets go what is too old.
@ApplicationScoped
class RetentionWorker {
    private static final String CLAIM = """
            update retention_run set next_at = now() + interval '1 day' where next_at <= now()
            """;
    private static final String AGAIN = "update retention_run set next_at = now()";

    private final Transactions transactions;
    private final Retentions retentions;
    private final MonthlyPartitions months;
    private final RowCleaner rows;
    private final ConversationCleaner conversations;
    private final PersonCleaner people;
    private final VersionCleaner versions;

    @SuppressWarnings("checkstyle:ParameterNumber") // a cleaner for each kind of thing
    RetentionWorker(
            Transactions transactions,
            Retentions retentions,
            MonthlyPartitions months,
            RowCleaner rows,
            ConversationCleaner conversations,
            PersonCleaner people,
            VersionCleaner versions) {
        this.transactions = transactions;
        this.retentions = retentions;
        this.months = months;
        this.rows = rows;
        this.conversations = conversations;
        this.people = people;
        this.versions = versions;
    }

    @Scheduled(
            every = "1h",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> run() {
        return months.add()
                .chain(() -> transactions.run(CLAIM, Tuple.tuple()))
                .chain(claimed ->
                        claimed.rowCount() > 0 ? claimed() : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> Log.warnf("What is too old stays for another hour: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /// A turn that fails is begun again an hour later; what it has done is done.
    private Uni<Void> claimed() {
        return clean().onFailure().call(() -> transactions.run(AGAIN, Tuple.tuple()));
    }

    /// Lets go all that is too old now.
    Uni<Void> clean() {
        return retentions
                .span()
                .chain(span -> months.drop(span.longest())
                        .chain(() -> rows.emptyFirst(span.longest()))
                        .chain(() -> rows.cleanSent(span.longest()))
                        .chain(() -> conversations.clean(span))
                        .chain(people::clean)
                        .chain(versions::clean));
    }
}
