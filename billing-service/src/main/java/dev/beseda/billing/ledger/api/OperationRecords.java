package dev.beseda.billing.ledger.api;

import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.ReadPool;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.problems.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Reads operations for people. One of another workspace does not exist.
@ApplicationScoped
class OperationRecords {
    private static final StoredJson<BillingEvent> ANSWER = StoredJson.of(BillingEvent.class);

    private static final String ONE = """
            select operation.id, answer::text as answer, refunded, made_at, author
            from operation
            left join operation_author on operation_author.workspace_id = operation.workspace_id
                and operation_author.operation_id = operation.id
            where operation.workspace_id = $1 and operation.id = $2
            """;

    private final ReadPool reads;

    OperationRecords(ReadPool reads) {
        this.reads = reads;
    }

    Uni<OperationView> get(UUID workspace, UUID id) {
        return reads.run(ONE, Tuple.of(workspace, id))
                .map(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(OperationRecords::view)
                        .orElseThrow(() -> new NotFound("transfer", id)));
    }

    private static OperationView view(Row row) {
        var answer = ANSWER.read(row.getString("answer"));
        return OperationView.of(
                answer,
                row.getLong("refunded"),
                Optional.ofNullable(row.getString("author")),
                row.getOffsetDateTime("made_at").toInstant());
    }
}
