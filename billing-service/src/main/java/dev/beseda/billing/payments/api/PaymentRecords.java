package dev.beseda.billing.payments.api;

import dev.beseda.billing.payments.PaymentRows;
import dev.beseda.billing.payments.rules.Payment.State;
import dev.beseda.billing.payments.rules.PaymentId;
import dev.beseda.kit.postgres.ReadPool;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Reads payments for people. One of another workspace does not exist.
@ApplicationScoped
class PaymentRecords {
    private static final String ONE = "select * from payment where workspace_id = $1 and id = $2";

    private static final String PAGE = """
            select * from payment where workspace_id = $1 and ($2::bigint is null or number < $2)
            order by number desc limit $3
            """;

    private static final String PAGE_IN_STATE = """
            select * from payment where workspace_id = $1 and ($2::bigint is null or number < $2) and state = $4
            order by number desc limit $3
            """;

    private final ReadPool reads;

    PaymentRecords(ReadPool reads) {
        this.reads = reads;
    }

    Uni<PaymentView> get(PaymentId payment) {
        return reads.run(ONE, Tuple.of(payment.workspace(), payment.id()))
                .map(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(row -> PaymentView.of(PaymentRows.payment(row)))
                        .orElseThrow(() -> new NotFound("payment", payment.id())));
    }

    /// The newest first.
    Uni<Page<PaymentView>> page(UUID workspace, Optional<State> state, PageRequest wanted) {
        var values = Tuple.of(workspace, wanted.after(Long::parseLong).orElse(null), wanted.rows());
        state.ifPresent(one -> values.addValue(WireName.of(one)));
        return reads.run(state.isPresent() ? PAGE_IN_STATE : PAGE, values)
                .map(rows -> Page.of(
                        Rows.stream(rows).toList(),
                        wanted.size(),
                        last -> last.getLong("number").toString()))
                .map(page -> page.map(row -> PaymentView.of(PaymentRows.payment(row))));
    }
}
