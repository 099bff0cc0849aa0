package dev.beseda.billing.ledger.closing;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;

/// Closes what can't change any more: seals it in the hash chain, adds it to the snapshots of its accounts, and
/// compares
/// these with the balances. One replica does it at a time, and nobody who books waits for it.
@ApplicationScoped
public class BookClosing {
    private static final String BEGIN = "select upto from closing where one for update skip locked";

    private static final String SEAL = """
            insert into seal (workspace_id, upto, after, postings, hash)
            select fresh.workspace_id, $2, $1, fresh.postings,
                sha256(coalesce(before.hash, ''::bytea) || fresh.lines)
            from (
                select workspace_id, count(*)::int as postings,
                    string_agg(posting_line(posting), ''::bytea order by id) as lines
                from posting where id > $1 and id <= $2
                group by workspace_id
            ) as fresh
            left join lateral (
                select hash from seal where seal.workspace_id = fresh.workspace_id order by upto desc limit 1
            ) as before on true
            """;

    private static final String FOLD = """
            insert into account_snapshot (account_id, upto, balance)
            select account_id, $2, sum(amount)::bigint from posting where id > $1 and id <= $2
            group by account_id order by account_id
            on conflict (account_id) do update
            set upto = excluded.upto, balance = account_snapshot.balance + excluded.balance
            """;

    private static final String COUNT = """
            insert into day_total (workspace_id, day, account_id, bot_id, amount)
            select posting.workspace_id, (posting.made_at at time zone 'UTC')::date as day, account_id,
                coalesce(bot_id, '00000000-0000-0000-0000-000000000000'::uuid) as bot, sum(amount)::bigint
            from posting join account on account.id = posting.account_id
            where posting.id > $1 and posting.id <= $2 and account.person is null
            group by 1, 2, 3, 4
            on conflict (workspace_id, day, account_id, bot_id) do update
            set amount = day_total.amount + excluded.amount
            """;

    /// All in one statement sees one moment of the book.
    private static final String COMPARE = """
            select account.id
            from (select distinct account_id from posting where id > $1 and id <= $2) as touched
            join account on account.id = touched.account_id and account.person is not null
            join account_snapshot as closed on closed.account_id = account.id
            where account.balance <> closed.balance + coalesce((
                select sum(amount) from posting where account_id = closed.account_id and id > closed.upto), 0)
            """;

    private static final String END = "update closing set upto = $1";

    private final Transactions transactions;
    private final LedgerFaults faults;
    private final ClosingConfig config;
    private volatile Optional<Mark> pending = Optional.empty();
    private volatile long closed;

    BookClosing(Transactions transactions, LedgerFaults faults, ClosingConfig config) {
        this.transactions = transactions;
        this.faults = faults;
        this.config = config;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tick() {
        return close().onFailure()
                .invoke(failure -> Log.warnf("The book is closed later: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /// Closes what was there at the last look, if all of it has been decided since, and looks again.
    public Uni<Void> close() {
        return Mark.look(transactions).chain(sight -> {
            var due = pending.filter(mark -> mark.isFinal(sight));
            if (pending.isEmpty() || due.isPresent()) {
                pending = Optional.of(sight.mark());
            }
            return due.filter(mark -> mark.upto() > closed)
                    .map(this::closeUpTo)
                    .orElseGet(() -> Uni.createFrom().voidItem());
        });
    }

    private Uni<Void> closeUpTo(Mark mark) {
        return transactions
                .in(transaction -> transaction
                        .run(BEGIN, Tuple.tuple())
                        .chain(row -> Rows.stream(row)
                                .findFirst()
                                .map(found -> close(transaction, found.getLong("upto"), mark.upto()))
                                .orElseGet(() -> Uni.createFrom().item(false))))
                .chain(isMore -> isMore ? closeUpTo(mark) : Uni.createFrom().voidItem())
                .invoke(() -> closed = mark.upto());
    }

    /// Whether there is more to be closed.
    private Uni<Boolean> close(Transaction transaction, long from, long last) {
        long upto = Math.min(last, from + config.most());
        if (upto <= from) {
            return Uni.createFrom().item(false);
        }
        return transaction
                .run(SEAL, Tuple.of(from, upto))
                .chain(() -> transaction.run(FOLD, Tuple.of(from, upto)))
                .chain(() -> transaction.run(COUNT, Tuple.of(from, upto)))
                .chain(() -> transaction.run(COMPARE, Tuple.of(from, upto)))
                .invoke(this::tell)
                .chain(() -> transaction.run(END, Tuple.of(upto)))
                .replaceWith(upto < last);
    }

    private void tell(RowSet<Row> wrong) {
        faults.balances(Rows.stream(wrong).map(row -> row.getUUID("id")).collect(Collectors.toSet()));
    }
}
