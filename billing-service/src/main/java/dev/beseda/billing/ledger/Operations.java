package dev.beseda.billing.ledger;

import dev.beseda.billing.ledger.rules.Facts.Earlier;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every order that was answered, with its answer.
@ApplicationScoped
class Operations {
    private static final StoredJson<BillingCommand> COMMAND = StoredJson.of(BillingCommand.class);
    private static final StoredJson<BillingEvent> ANSWER = StoredJson.of(BillingEvent.class);

    private static final String FIND = """
            select operation.workspace_id, operation.id, command::text as command, answer::text as answer, refunded
            from unnest($1::uuid[], $2::uuid[]) as wanted (workspace_id, id) join operation using (workspace_id, id)
            """;

    private static final String ADD = """
            insert into operation (workspace_id, id, command, answer, made_at)
            select workspace_id, id, command::json, answer::json, $5
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as added (workspace_id, id, command, answer)
            order by workspace_id, id
            """;

    private static final String REFUND = """
            update operation set refunded = refunded + undone.amount
            from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as undone (workspace_id, id, amount)
            where operation.workspace_id = undone.workspace_id and operation.id = undone.id
            """;

    Uni<Map<OperationId, Earlier>> findAll(Transaction transaction, Set<OperationId> ids) {
        var columns = UnnestColumns.of(ids).uuids(OperationId::workspace).uuids(OperationId::id);
        return transaction.run(FIND, columns.tuple()).map(Operations::read);
    }

    Uni<Void> add(Transaction transaction, List<Earlier> made, Instant now) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(made)
                .uuids(one -> one.command().wallet().workspace())
                .uuids(one -> one.command().id())
                .texts(one -> COMMAND.write(one.command()))
                .texts(one -> ANSWER.write(one.answer()));
        return transaction.run(ADD, columns.tuple().addValue(Times.of(now))).replaceWithVoid();
    }

    /// Notes how much of operations was undone.
    Uni<Void> refund(Transaction transaction, Map<OperationId, Long> amounts) {
        if (amounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(amounts.entrySet())
                .uuids(each -> each.getKey().workspace())
                .uuids(each -> each.getKey().id())
                .longs(Map.Entry::getValue);
        return transaction.run(REFUND, columns.tuple()).replaceWithVoid();
    }

    private static Map<OperationId, Earlier> read(RowSet<Row> rows) {
        var found = new HashMap<OperationId, Earlier>();
        rows.forEach(row -> found.put(
                new OperationId(row.getUUID("workspace_id"), row.getUUID("id")),
                new Earlier(
                        COMMAND.read(row.getString("command")),
                        ANSWER.read(row.getString("answer")),
                        row.getLong("refunded"))));
        return found;
    }
}
