package dev.beseda.billing.ledger.closing;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/// Looks each minute whether the whole book sums to zero, and what is held is what the open holds say.
@ApplicationScoped
public class BookCheck {
    /// Each statement sees one moment of the book.
    private static final String SUMS = """
            select account.workspace_id || ' ' || account.currency as book
            from (
                select account_id, balance as amount from account_snapshot
                union all
                select account_id, amount from posting where id > (select upto from closing)
            ) as booked
            join account on account.id = booked.account_id
            group by account.workspace_id, account.currency
            having sum(booked.amount) <> 0
            """;

    private static final String HOLDS = """
            select account.id
            from account full join (
                select leg.account, sum(leg.amount) as amount
                from hold, unnest(hold.accounts, hold.amounts) as leg (account, amount)
                where hold.state = 'open'
                group by leg.account
            ) as open on open.account = account.id
            where coalesce(account.held, 0) <> coalesce(open.amount, 0)
            """;

    private final Transactions transactions;
    private final LedgerFaults faults;

    BookCheck(Transactions transactions, LedgerFaults faults) {
        this.transactions = transactions;
        this.faults = faults;
    }

    @Scheduled(
            every = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tick() {
        return check().onFailure()
                .invoke(failure -> Log.warnf("The book is checked later: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /// Counts what is wrong and says it.
    public Uni<Void> check() {
        return transactions
                .run(SUMS, Tuple.tuple())
                .invoke(rows -> faults.sums(
                        Rows.stream(rows).map(row -> row.getString("book")).collect(Collectors.toSet())))
                .chain(() -> transactions.run(HOLDS, Tuple.tuple()))
                .invoke(rows -> faults.holds(
                        Rows.stream(rows).map(row -> row.getUUID("id")).collect(Collectors.toSet())))
                .replaceWithVoid();
    }
}
