package dev.beseda.bot.conversations.operators;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Makes a request that names a key change things once, however often it comes within a day.
@ApplicationScoped
class Keyed {
    /// A request that comes again while the first one is under way waits here until that has ended.
    private static final String CLAIM = """
            insert into request_key (workspace_id, door, key, outcome) values ($1, $2, $3, $4)
            on conflict do nothing returning outcome
            """;
    private static final String OUTCOME =
            "select outcome from request_key where workspace_id = $1 and door = $2 and key = $3";
    private static final String FORGET = "delete from request_key where used_at < now() - interval '1 day'";

    private final Transactions transactions;

    Keyed(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Which request it is.
    ///
    /// @param door the operation, and what it is about, such as one conversation
    record Name(UUID workspace, String door, Optional<String> key) {}

    /// Does `work` and answers `outcome`, the id of what came of it;
    /// for a key that was used before, what came of it then.
    Uni<UUID> once(Transaction transaction, Name name, UUID outcome, Function<Transaction, Uni<Void>> work) {
        return name.key()
                .map(key -> transaction
                        .run(CLAIM, Tuple.of(name.workspace(), name.door(), key, outcome))
                        .chain(claimed -> claimed.size() > 0
                                ? work.apply(transaction).replaceWith(outcome)
                                : before(transaction, name, key)))
                .orElseGet(() -> work.apply(transaction).replaceWith(outcome));
    }

    private static Uni<UUID> before(Transaction transaction, Name name, String key) {
        return transaction
                .run(OUTCOME, Tuple.of(name.workspace(), name.door(), key))
                .map(Keyed::first);
    }

    private static UUID first(RowSet<Row> rows) {
        return Rows.stream(rows).map(row -> row.getUUID("outcome")).findFirst().orElseThrow();
    }

    @Scheduled(every = "1h", delayed = "5m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> forget() {
        return transactions.run(FORGET, Tuple.tuple()).replaceWithVoid();
    }
}
