package dev.beseda.billing.payments;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Where people of a workspace pay to.
@ApplicationScoped
public class PaymentDetails {
    private static final String FIND = "select text, changed_at from payment_details where workspace_id = $1";
    private static final String LOCK = """
            select workspace_id, text from payment_details where workspace_id = any($1)
            order by workspace_id for no key update
            """;

    /// There may be no row yet that could be locked.
    private static final String LOCK_NAME =
            "select pg_advisory_xact_lock(hashtextextended('payment_details:' || $1::uuid, 0))";

    private static final String SAVE = """
            insert into payment_details (workspace_id, text, changed_at) values ($1, $2, $3)
            on conflict (workspace_id) do update set text = excluded.text, changed_at = excluded.changed_at
            """;

    private final Transactions transactions;

    PaymentDetails(Transactions transactions) {
        this.transactions = transactions;
    }

    /// @param text the owner's own words
    public record Details(String text, Instant changedAt) {}

    public Uni<Optional<Details>> find(UUID workspace) {
        return transactions.run(FIND, Tuple.of(workspace)).map(PaymentDetails::read);
    }

    /// @param check is shown what there was, and fails if it must not be replaced
    public Uni<Void> replace(UUID workspace, Details wanted, Consumer<Optional<Details>> check) {
        var values = Tuple.of(workspace, wanted.text(), wanted.changedAt().atOffset(ZoneOffset.UTC));
        return transactions.in(transaction -> transaction
                .run(LOCK_NAME, Tuple.of(workspace))
                .chain(() -> transaction.run(FIND, Tuple.of(workspace)))
                .invoke(rows -> check.accept(read(rows)))
                .chain(() -> transaction.run(SAVE, values))
                .replaceWithVoid());
    }

    /// The texts by workspace. Whoever begins payments holds these rows until the transaction ends: so the open ones of
    /// a person are counted, and references given, by one batch after the other.
    Uni<Map<UUID, String>> getForPayments(Transaction transaction, Collection<UUID> workspaces) {
        return workspaces.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : transaction
                        .run(LOCK, Tuple.of(workspaces.toArray(UUID[]::new)))
                        .map(rows -> Rows.stream(rows)
                                .collect(Collectors.toMap(
                                        row -> row.getUUID("workspace_id"), row -> row.getString("text"))));
    }

    private static Optional<Details> read(RowSet<Row> rows) {
        return Rows.stream(rows)
                .findFirst()
                .map(row -> new Details(
                        row.getString("text"),
                        row.getOffsetDateTime("changed_at").toInstant()));
    }
}
