package dev.beseda.bot.retention;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The monthly partitions of the messages: made long before they are needed, and dropped whole.
@ApplicationScoped
class MonthlyPartitions {
    static final List<String> TABLES = List.of("received_message", "delivery", "operator_message");

    /// How many months there are beyond this one.
    private static final int AHEAD = 3;

    /// Whoever handles messages must not stand long behind a partition that waits for its locks; the next look will do.
    private static final String IMPATIENT = "select set_config('lock_timeout', '500ms', true)";

    private static final String ADD = """
            select add_month($1::text::regclass, date_trunc('month', now(), 'UTC') + make_interval(months => ahead))
            from generate_series(0, $2::int) as ahead
            """;
    private static final String OLD =
            "select months_before($1::text::regclass, now() - make_interval(days => $2::int))::text as name";

    /// What is not said yet holds up its month.
    private static final String HAS_OPEN = "select exists (select from %s where ended_at is null) as open";

    private final Transactions transactions;
    private final Deleted deleted;

    MonthlyPartitions(Transactions transactions, Deleted deleted) {
        this.transactions = transactions;
        this.deleted = deleted;
    }

    /// Makes the partitions that are missing; several replicas may do so at once.
    Uni<Void> add() {
        return Multi.createFrom()
                .iterable(TABLES)
                .onItem()
                .transformToUniAndConcatenate(table -> transactions.in(transaction ->
                        impatient(transaction).chain(() -> transaction.run(ADD, Tuple.of(table, AHEAD)))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Drops the partitions in which everything is older than so many days.
    Uni<Void> drop(int days) {
        return Multi.createFrom()
                .iterable(TABLES)
                .onItem()
                .transformToUniAndConcatenate(table -> drop(table, days))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> drop(String table, int days) {
        return transactions
                .run(OLD, Tuple.of(table, days))
                .onItem()
                .transformToMulti(
                        rows -> Multi.createFrom().items(Rows.stream(rows).map(row -> row.getString("name"))))
                .onItem()
                .transformToUniAndConcatenate(month -> dropOne(table, month))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> dropOne(String table, String month) {
        return transactions.in(transaction -> impatient(transaction)
                .chain(() -> hasOpen(transaction, table, month))
                .chain(open -> open ? Uni.createFrom().voidItem() : drop(transaction, table, month)));
    }

    private static Uni<Boolean> hasOpen(Transaction transaction, String table, String month) {
        return table.equals("delivery")
                ? transaction
                        .run(HAS_OPEN.formatted(month), Tuple.tuple())
                        .map(rows -> rows.iterator().next().getBoolean("open"))
                : Uni.createFrom().item(false);
    }

    private Uni<Void> drop(Transaction transaction, String table, String month) {
        transaction.afterCommit(() -> {
            deleted.month(table);
            Log.infof("%s is dropped: everything in it was too old", month);
        });
        return transaction.run("drop table " + month, Tuple.tuple()).replaceWithVoid();
    }

    private static Uni<Void> impatient(Transaction transaction) {
        return transaction.run(IMPATIENT, Tuple.tuple()).replaceWithVoid();
    }
}
