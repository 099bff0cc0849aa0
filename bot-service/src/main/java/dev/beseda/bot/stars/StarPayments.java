package dev.beseda.bot.stars;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// Where payments in Stars are kept.
@ApplicationScoped
public class StarPayments {
    private static final String SAVE = """
            with fresh as (
                select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::uuid[],
                    $7::text[], $8::bigint[], $9::timestamptz[])
                    as f (workspace, bot, charge, person, stars, operation, currency, amount, paid_at)),
            reconciled as (
                insert into star_reconciliation (bot_id, workspace_id) select distinct bot, workspace from fresh
                order by bot
                on conflict do nothing)
            insert into star_payment
                (workspace_id, bot_id, charge, person, stars, operation, currency, amount, paid_at)
            select workspace, bot, charge, person, stars, operation, currency, amount, paid_at from fresh
            on conflict (bot_id, charge) do nothing
            """;
    private static final String PAGE = """
            select * from star_payment
            where workspace_id = $1 and bot_id = $2 and ($3::text is null or state = $3) and number < $4
            order by number desc limit $5
            """;

    private final Transactions transactions;

    StarPayments(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Each once, however often Telegram tells of it.
    public Uni<Void> save(Transaction transaction, Collection<StarPayment> payments) {
        if (payments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(payments)
                .uuids(StarPayment::workspace)
                .uuids(StarPayment::bot)
                .texts(StarPayment::charge)
                .longs(StarPayment::person)
                .longs(StarPayment::stars)
                .uuids(StarPayment::operation)
                .texts(payment -> WireName.of(payment.currency()))
                .longs(StarPayment::amount)
                .instants(StarPayment::paidAt);
        return transaction.run(SAVE, columns.tuple()).replaceWithVoid();
    }

    /// The latest first.
    Uni<Page<StarPaymentView>> page(UUID workspace, UUID bot, Optional<String> state, PageRequest wanted) {
        long before = wanted.after(Long::valueOf).orElse(Long.MAX_VALUE);
        return transactions
                .run(PAGE, Tuple.of(workspace, bot, state.orElse(null), before, wanted.rows()))
                .map(rows -> Page.of(Rows.stream(rows).toList(), wanted.size(), StarPayments::cursor)
                        .map(StarPayments::view));
    }

    private static String cursor(Row row) {
        return row.getLong("number").toString();
    }

    static StarPaymentView view(Row row) {
        return new StarPaymentView(
                row.getString("charge"),
                row.getLong("person"),
                row.getLong("stars"),
                row.getUUID("operation"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getString("state"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("failure")),
                row.getOffsetDateTime("paid_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
