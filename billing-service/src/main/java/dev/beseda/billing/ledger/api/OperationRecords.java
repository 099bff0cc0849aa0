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
import java.util.UUID;

/// Reads operations for people. One of another workspace does not exist.
@ApplicationScoped
class OperationRecords {
    private static final StoredJson<BillingEvent> ANSWER = StoredJson.of(BillingEvent.class);

    private static final String ONE = """
            select id, answer::text as answer, refunded, made_at from operation where workspace_id = $1 and id = $2
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
                row.getOffsetDateTime("made_at").toInstant());
    }
}
