package dev.beseda.bot.stars;

import dev.beseda.bot.stars.StarDifferences.ReconciledBot;
import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Compares Telegram's list with the payments: at night, a bot by one replica, and whenever somebody asks.
@ApplicationScoped
class StarReconciliation {
    private static final String TAKE = """
            update star_reconciliation
            set due_at = date_trunc('day', now() at time zone 'utc') at time zone 'utc' + interval '27 hours'
            where bot_id in (
                select bot_id from star_reconciliation where due_at <= now() order by due_at limit 8
                for update skip locked)
            returning workspace_id, bot_id
            """;
    private static final String BEGIN = """
            insert into star_reconciliation (bot_id, workspace_id) values ($1, $2)
            on conflict (bot_id) do update set workspace_id = $2 returning compared
            """;

    /// Whoever compares the same page meanwhile finds the same.
    private static final String COMPARED =
            "update star_reconciliation set compared = $2::bigint + $3::bigint where bot_id = $1 and compared = $2";

    private final WorkLoop workLoop = new WorkLoop("reconciliation of Stars", this::work);
    private final Transactions transactions;
    private final StarTransactions telegram;
    private final StarDifferences differences;
    private final StarsConfig config;
    private final Clock clock;

    StarReconciliation(
            Transactions transactions,
            StarTransactions telegram,
            StarDifferences differences,
            StarsConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.telegram = telegram;
        this.differences = differences;
        this.config = config;
        this.clock = clock;
    }

    /// @param compared lines of Telegram's list that were not compared before
    /// @param differences that were not known before
    @Schema(examples = "{\"compared\": 214, \"differences\": 1}")
    public record Reconciled(long compared, int differences) {
        Reconciled and(int read, int found) {
            return new Reconciled(compared + read, differences + found);
        }
    }

    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
    }

    @Scheduled(every = "1m", delayed = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void goOn() {
        workLoop.wake();
    }

    /// What was not compared yet, and is old enough.
    Uni<Reconciled> run(ReconciledBot bot) {
        var until = clock.instant().minus(config.grace());
        return transactions
                .run(BEGIN, Tuple.of(bot.bot(), bot.workspace()))
                .map(rows -> Rows.stream(rows).findFirst().orElseThrow().getLong("compared"))
                .chain(from -> page(bot, from, until, new Reconciled(0, 0)))
                .chain(listed -> transactions
                        .in(transaction -> differences.notListed(transaction, bot, until))
                        .map(found -> listed.and(0, found)));
    }

    private Uni<Reconciled> page(ReconciledBot bot, long from, Instant until, Reconciled before) {
        return telegram.page(bot.bot(), from, until)
                .chain(page -> transactions
                        .in(transaction -> compare(transaction, bot, from, page))
                        .map(found -> before.and(page.read(), found))
                        .chain(now -> page.isWhole()
                                ? page(bot, from + page.read(), until, now)
                                : Uni.createFrom().item(now)));
    }

    private Uni<Integer> compare(Transaction transaction, ReconciledBot bot, long from, StarTransactions.Listed page) {
        return differences
                .compare(transaction, bot, page.entries())
                .call(() -> transaction.run(COMPARED, Tuple.of(bot.bot(), from, (long) page.read())));
    }

    private Uni<Void> work() {
        return transactions
                .run(TAKE, Tuple.tuple())
                .map(rows -> Rows.stream(rows)
                        .map(row -> new ReconciledBot(row.getUUID("workspace_id"), row.getUUID("bot_id")))
                        .toList())
                .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : runAll(due));
    }

    private Uni<Void> runAll(List<ReconciledBot> due) {
        return Uni.join()
                .all(due.stream().map(this::runQuietly).toList())
                .andCollectFailures()
                .invoke(workLoop::wake)
                .replaceWithVoid();
    }

    private Uni<Void> runQuietly(ReconciledBot bot) {
        return run(bot).replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf(
                        "The Stars of bot %s could not be compared and are tomorrow: %s",
                        bot.bot(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
