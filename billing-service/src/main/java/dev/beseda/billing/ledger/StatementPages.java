package dev.beseda.billing.ledger;

import dev.beseda.billing.ledger.rules.AccountName;
import dev.beseda.billing.ledger.rules.Facts.Page;
import dev.beseda.contracts.billing.BillingCommand.TellStatement;
import dev.beseda.contracts.billing.BillingEvent.Line;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Statements for people in a chat, page by page.
@ApplicationScoped
class StatementPages {
    /// As many lines as a person reads at once.
    private static final int LINES = 10;

    /// Of each account no more is read than the page can need, however long its history is. What a hold was for stands
    /// in the order that placed it.
    private static final String FIND = """
            select wanted.id as wanted, line.id, line.made_at, line.amount,
                coalesce(operation.command #>> '{memo,text}', promo_memo.memo, hold.memo, '') as memo
            from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as wanted (id, wallet_id, before)
            cross join lateral (
                select posting.* from account
                cross join lateral (
                    select * from posting
                    where account_id = account.id and (wanted.before is null or id < wanted.before)
                    order by id desc limit $4
                ) as posting
                where account.wallet_id = wanted.wallet_id
                order by posting.id desc limit $4
            ) as line
            join operation on operation.workspace_id = line.workspace_id and operation.id = line.operation_id
            left join hold on hold.workspace_id = line.workspace_id
                and hold.id = (operation.command ->> 'hold')::uuid
            left join promo_memo on promo_memo.workspace_id = line.workspace_id
                and promo_memo.operation_id = line.operation_id
            order by line.id desc
            """;

    /// What each of the orders asks for.
    Uni<Map<OperationId, Page>> findAll(Transaction transaction, List<TellStatement> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var columns = UnnestColumns.of(orders)
                .uuids(TellStatement::id)
                .uuids(order -> AccountName.walletId(order.wallet()))
                .longs(order ->
                        order.before().isPresent() ? Long.valueOf(order.before().getAsLong()) : null);
        return transaction
                .run(FIND, columns.tuple().addValue(LINES + 1))
                .map(rows -> Rows.stream(rows).collect(Collectors.groupingBy(row -> row.getUUID("wanted"))))
                .map(found -> orders.stream()
                        .distinct()
                        .collect(Collectors.toMap(
                                OperationId::of,
                                order -> page(found.getOrDefault(order.id(), List.of())),
                                (first, second) -> first)));
    }

    /// One line more than a page was looked for: it tells whether there is another page.
    private static Page page(List<Row> rows) {
        var lines = rows.stream().limit(LINES).map(StatementPages::line).toList();
        return rows.size() > LINES
                ? new Page(lines, OptionalLong.of(rows.get(LINES - 1).getLong("id")))
                : new Page(lines, OptionalLong.empty());
    }

    private static Line line(Row row) {
        return new Line(row.getOffsetDateTime("made_at").toInstant(), row.getLong("amount"), row.getString("memo"));
    }
}
