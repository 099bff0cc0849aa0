package dev.beseda.billing.ledger.api.statements;

import dev.beseda.billing.ledger.api.OperationView;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.AccountKind;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.ReadPool;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.text.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads what was booked on the accounts of a person.
@ApplicationScoped
class Statements {
    private static final StoredJson<BillingEvent> ANSWER = StoredJson.of(BillingEvent.class);

    /// Of each account no more is read than the page can need, however long its history is. What a hold was for stands
    /// in the order that placed it.
    private static final String LINES = """
            select line.id, line.made_at, line.operation_id, line.amount, account.name, account.expires_at,
                operation.answer::text as answer,
                coalesce(operation.command #>> '{memo,text}', hold.memo, promo_memo.memo, '') as memo
            from account
            cross join lateral (
                select * from posting
                where account_id = account.id and ($2::bigint is null or id < $2)
                order by id desc limit $3
            ) as line
            join operation on operation.workspace_id = line.workspace_id and operation.id = line.operation_id
            left join hold on hold.workspace_id = line.workspace_id
                and hold.id = (operation.command ->> 'hold')::uuid
            left join promo_memo on promo_memo.workspace_id = line.workspace_id
                and promo_memo.operation_id = line.operation_id
            where account.wallet_id = $1
            order by line.id desc limit $3
            """;

    private final ReadPool reads;

    Statements(ReadPool reads) {
        this.reads = reads;
    }

    /// The newest first, behind the line `before`.
    Uni<List<StatementLine>> lines(UUID walletId, Optional<Long> before, int limit) {
        return reads.run(LINES, Tuple.of(walletId, before.orElse(null), limit))
                .map(rows -> Rows.stream(rows).map(Statements::line).toList());
    }

    private static StatementLine line(Row row) {
        return new StatementLine(
                row.getLong("id"),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getUUID("operation_id"),
                OperationView.type(ANSWER.read(row.getString("answer"))),
                WireName.parse(AccountKind.class, row.getString("name")),
                Optional.ofNullable(row.getOffsetDateTime("expires_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getLong("amount"),
                row.getString("memo"));
    }
}
