package dev.beseda.billing.ledger.api;

import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.postgres.ReadPool;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.input.QueryValue;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// Reads holds for people. One of another workspace does not exist.
@ApplicationScoped
class HoldRecords {
    private static final String RECORD = """
            select hold.id, account.person, account.currency, amounts, state, charged, memo, bot_id, made_at,
                hold.expires_at, ended_at
            from hold join account on account.id = hold.wallet_id
            """;

    private static final String ONE = RECORD + "where hold.workspace_id = $1 and hold.id = $2";

    private static final String PAGE = RECORD + """
            where hold.wallet_id = $1 and state = 'open' and ($2::timestamptz is null or made_at < $2)
            order by made_at desc limit $3
            """;

    private final ReadPool reads;

    HoldRecords(ReadPool reads) {
        this.reads = reads;
    }

    Uni<HoldView> get(UUID workspace, UUID id) {
        return reads.run(ONE, Tuple.of(workspace, id))
                .map(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(HoldRecords::view)
                        .orElseThrow(() -> new NotFound("hold", id)));
    }

    /// The wallet of a hold.
    Uni<Wallet> wallet(UUID workspace, UUID id) {
        return get(workspace, id).map(hold -> new Wallet(workspace, hold.person(), hold.currency()));
    }

    /// The open ones of a wallet, the newest first.
    Uni<Page<HoldView>> page(UUID walletId, PageRequest wanted) {
        var values = Tuple.of(
                walletId,
                new QueryValue("cursor", wanted.cursor())
                        .instant()
                        .map(time -> time.atOffset(ZoneOffset.UTC))
                        .orElse(null),
                wanted.rows());
        return reads.run(PAGE, values)
                .map(rows -> Page.of(
                        Rows.stream(rows).map(HoldRecords::view).toList(),
                        wanted.size(),
                        last -> last.madeAt().toString()));
    }

    private static HoldView view(Row row) {
        return new HoldView(
                row.getUUID("id"),
                row.getLong("person"),
                WireName.parse(Currency.class, row.getString("currency")),
                Arrays.stream(row.getArrayOfLongs("amounts"))
                        .mapToLong(Long::longValue)
                        .sum(),
                row.getString("state"),
                row.getLong("charged"),
                row.getString("memo"),
                row.getUUID("bot_id"),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("ended_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
