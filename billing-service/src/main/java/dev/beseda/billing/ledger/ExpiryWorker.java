package dev.beseda.billing.ledger;

import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.ExpireBonus;
import dev.beseda.contracts.billing.BillingCommand.ExpireHold;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Ends what has its time over: holds that nobody ended, and bonus money that was not spent. Replicas that do the same
/// at once give the same orders, which are answered once.
@ApplicationScoped
class ExpiryWorker {
    static final int MOST_AT_ONCE = 500;

    private static final String DUE_HOLDS = """
            select hold.id, hold.workspace_id, account.person, account.currency
            from hold join account on account.id = hold.wallet_id
            where hold.state = 'open' and hold.expires_at <= $1
            order by hold.expires_at limit %d
            """.formatted(MOST_AT_ONCE);

    private static final String DUE_BONUS = """
            select account.id, account.workspace_id, account.person, account.currency, bonus_expiry.expires_at
            from bonus_expiry join account on account.id = bonus_expiry.wallet_id
            where bonus_expiry.expires_at <= $1
            order by bonus_expiry.expires_at limit %d
            """.formatted(MOST_AT_ONCE);

    private static final String FORGET = """
            delete from bonus_expiry using unnest($1::timestamptz[], $2::uuid[]) as done (expires_at, wallet_id)
            where bonus_expiry.expires_at = done.expires_at and bonus_expiry.wallet_id = done.wallet_id
            """;

    private final Transactions transactions;
    private final Ledger ledger;
    private final Clock clock;

    ExpiryWorker(Transactions transactions, Ledger ledger, Clock clock) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tick() {
        return expire().onFailure()
                .invoke(failure -> Log.warnf("What has expired waits: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /// Ends all that is due now.
    Uni<Void> expire() {
        return batch(
                        DUE_HOLDS,
                        ExpiryWorker::hold,
                        (transaction, rows) -> Uni.createFrom().voidItem())
                .chain(() -> batch(DUE_BONUS, ExpiryWorker::bonus, ExpiryWorker::forget));
    }

    private Uni<Void> batch(String due, Function<Row, BillingCommand> order, After after) {
        return transactions.run(due, Tuple.of(Times.of(clock.instant()))).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().voidItem();
            }
            var orders = Rows.stream(rows).map(order).toList();
            var done = transactions.in(transaction -> ledger.answer(transaction, orders)
                    .chain(() -> after.in(transaction, Rows.stream(rows).toList())));
            return rows.size() < MOST_AT_ONCE ? done : done.chain(() -> batch(due, order, after));
        });
    }

    /// What else is done with the rows that were due, in the same transaction.
    private interface After {
        Uni<Void> in(Transaction transaction, List<Row> rows);
    }

    private static Uni<Void> forget(Transaction transaction, List<Row> rows) {
        var columns = UnnestColumns.of(rows)
                .instants(row -> row.getOffsetDateTime("expires_at").toInstant())
                .uuids(row -> row.getUUID("id"));
        return transaction.run(FORGET, columns.tuple()).replaceWithVoid();
    }

    private static BillingCommand hold(Row row) {
        var hold = row.getUUID("id");
        return new ExpireHold(id("hold", hold.toString()), wallet(row), Optional.empty(), hold);
    }

    private static BillingCommand bonus(Row row) {
        var what = row.getUUID("id") + " " + row.getOffsetDateTime("expires_at").toInstant();
        return new ExpireBonus(id("bonus", what), wallet(row), Optional.empty());
    }

    private static Wallet wallet(Row row) {
        return new Wallet(
                row.getUUID("workspace_id"),
                row.getLong("person"),
                WireName.parse(Currency.class, row.getString("currency")));
    }

    private static UUID id(String kind, String what) {
        return UUID.nameUUIDFromBytes(("expire " + kind + " " + what).getBytes(StandardCharsets.UTF_8));
    }
}
