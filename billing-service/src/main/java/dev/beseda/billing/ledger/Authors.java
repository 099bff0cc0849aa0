package dev.beseda.billing.ledger;

import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Who ordered what over the API.
@ApplicationScoped
class Authors {
    /// Whoever sends an order once more is not its author; of questions nothing is kept.
    private static final String ADD = """
            insert into operation_author (workspace_id, operation_id, author)
            select operation.workspace_id, operation.id, author
            from unnest($1::uuid[], $2::uuid[], $3::text[]) as added (workspace_id, id, author)
            join operation using (workspace_id, id)
            order by operation.workspace_id, operation.id
            on conflict do nothing
            """;

    /// @param author as tokens name people
    record Authored(BillingCommand command, String author) {}

    Uni<Void> add(Transaction transaction, List<Authored> orders) {
        var columns = UnnestColumns.of(orders)
                .uuids(order -> order.command().wallet().workspace())
                .uuids(order -> order.command().id())
                .texts(Authored::author);
        return transaction.run(ADD, columns.tuple()).replaceWithVoid();
    }
}
