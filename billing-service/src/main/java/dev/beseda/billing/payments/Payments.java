package dev.beseda.billing.payments;

import dev.beseda.billing.payments.rules.Payment;
import dev.beseda.billing.payments.rules.PaymentId;
import dev.beseda.billing.payments.rules.PaymentReference;
import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.contracts.payments.PaymentCommand.AskPayment;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Where payments are kept. Whoever changes some locks their rows, in the order of their ids.
@ApplicationScoped
class Payments {
    private static final String LOCK = """
            select payment.* from payment
            join unnest($1::uuid[], $2::uuid[]) as named (workspace_id, id) using (workspace_id, id)
            order by workspace_id, id for no key update of payment
            """;

    /// What orders speak of, in one look: payments that they name, the open ones of people who ask for another, and
    /// those that have a reference which may be given.
    private static final String LOCK_FOR_ORDERS = """
            select payment.* from payment
            where number in (
                select number from payment
                    join unnest($1::uuid[], $2::uuid[]) as named (workspace_id, id) using (workspace_id, id)
                union all
                select number from payment
                    join unnest($3::uuid[], $4::bigint[]) as asking (workspace_id, person) using (workspace_id, person)
                where state in ('waiting', 'receipt')
                union all
                select number from payment
                    join unnest($5::uuid[], $6::text[]) as free (workspace_id, reference) using (workspace_id, reference)
            )
            order by workspace_id, id for no key update of payment
            """;

    /// Adds those that are new. What was asked for never changes.
    private static final String SAVE = """
            insert into payment (workspace_id, id, person, currency, amount, reference, details, bot_id,
                conversation_id, ticket, state, receipt_file, receipt_bot_id, receipt_at, asked_at, expires_at,
                decided_at, decided_by, reason)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::bigint[], $6::text[],
                $7::text[], $8::uuid[], $9::uuid[], $10::bigint[], $11::text[], $12::text[], $13::uuid[],
                $14::timestamptz[], $15::timestamptz[], $16::timestamptz[], $17::timestamptz[], $18::text[],
                $19::text[])
            on conflict (workspace_id, id) do update set state = excluded.state,
                receipt_file = excluded.receipt_file, receipt_bot_id = excluded.receipt_bot_id,
                receipt_at = excluded.receipt_at, decided_at = excluded.decided_at,
                decided_by = excluded.decided_by, reason = excluded.reason
            """;

    private static final String DUE = """
            select workspace_id, id from payment where state = 'waiting' and expires_at <= $1
            order by expires_at limit $2
            """;

    private final Transactions transactions;

    Payments(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Those that there are.
    Uni<List<Payment>> getForChange(Transaction transaction, Collection<PaymentId> ids) {
        var columns = UnnestColumns.of(ids).uuids(PaymentId::workspace).uuids(PaymentId::id);
        return transaction.run(LOCK, columns.tuple()).map(Payments::read);
    }

    /// All that must be known to decide these orders.
    Uni<List<Payment>> getForOrders(Transaction transaction, List<PaymentCommand> commands) {
        return transaction.run(LOCK_FOR_ORDERS, keys(commands)).map(Payments::read);
    }

    Uni<Void> save(Transaction transaction, List<Payment> payments) {
        return payments.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.run(SAVE, PaymentRows.columns(payments)).replaceWithVoid();
    }

    /// Whose time is over, the longest ago before the others.
    Uni<List<PaymentId>> due(Instant now, int most) {
        return transactions
                .run(DUE, Tuple.of(now.atOffset(ZoneOffset.UTC), most))
                .map(rows -> Rows.stream(rows)
                        .map(row -> new PaymentId(row.getUUID("workspace_id"), row.getUUID("id")))
                        .toList());
    }

    private record Named(PaymentId payment, String reference) {}

    private static Tuple keys(List<PaymentCommand> commands) {
        var named = commands.stream().map(PaymentId::of).distinct().toList();
        var asking = commands.stream().filter(AskPayment.class::isInstance).toList();
        var free = asking.stream()
                .map(PaymentId::of)
                .distinct()
                .flatMap(Payments::candidates)
                .toList();
        var values = Tuple.tuple();
        Stream.of(
                        UnnestColumns.of(named).uuids(PaymentId::workspace).uuids(PaymentId::id),
                        UnnestColumns.of(asking)
                                .uuids(order -> order.wallet().workspace())
                                .longs(order -> order.wallet().person()),
                        UnnestColumns.of(free)
                                .uuids(one -> one.payment().workspace())
                                .texts(Named::reference))
                .map(UnnestColumns::tuple)
                .forEach(columns -> append(values, columns));
        return values;
    }

    private static void append(Tuple values, Tuple columns) {
        for (int at = 0; at < columns.size(); at++) {
            values.addValue(columns.getValue(at));
        }
    }

    private static Stream<Named> candidates(PaymentId payment) {
        return PaymentReference.candidates(payment).stream().map(reference -> new Named(payment, reference));
    }

    private static List<Payment> read(RowSet<Row> rows) {
        return Rows.stream(rows).map(PaymentRows::payment).toList();
    }
}
