package dev.beseda.billing.ledger;

import dev.beseda.billing.ledger.rules.Hold;
import dev.beseda.billing.ledger.rules.Leg;
import dev.beseda.contracts.billing.BillingEvent.HoldEnding;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Money that is put aside.
@ApplicationScoped
class Holds {
    private static final String OPEN = "open";

    private static final String FIND = """
            select hold.*
            from unnest($1::uuid[], $2::uuid[]) as wanted (workspace_id, id) join hold using (workspace_id, id)
            """;

    /// The legs of a hold come as one text: arrays of arrays must all be of one length.
    private static final String ADD = """
            insert into hold (workspace_id, id, wallet_id, accounts, amounts, state, charged, memo, bot_id, made_at,
                expires_at, ended_at)
            select added.workspace_id, added.id, wallet_id, string_to_array(accounts, ' ')::uuid[],
                string_to_array(amounts, ' ')::bigint[], state, charged, memo, bot_id, made_at, expires_at,
                case when state = 'open' then null else made_at end
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::bigint[],
                $8::text[], $9::uuid[], $10::timestamptz[], $11::timestamptz[])
                as added (workspace_id, id, wallet_id, accounts, amounts, state, charged, memo, bot_id, made_at,
                    expires_at)
            """;

    private static final String END = """
            update hold set state = ended.state, charged = ended.charged, ended_at = $5
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[]) as ended (workspace_id, id, state, charged)
            where hold.workspace_id = ended.workspace_id and hold.id = ended.id
            """;

    Uni<Map<OperationId, Hold>> findAll(Transaction transaction, Set<OperationId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var columns = UnnestColumns.of(ids).uuids(OperationId::workspace).uuids(OperationId::id);
        return transaction.run(FIND, columns.tuple()).map(Holds::read);
    }

    /// Adds holds that are new; what has ended in the same batch was never open here.
    Uni<Void> add(Transaction transaction, Map<OperationId, Hold> made) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(made.entrySet())
                .uuids(each -> each.getKey().workspace())
                .uuids(each -> each.getKey().id())
                .uuids(each -> each.getValue().walletId())
                .texts(each -> accounts(each.getValue()))
                .texts(each -> amounts(each.getValue()))
                .texts(each -> state(each.getValue()))
                .longs(each -> each.getValue().charged())
                .texts(each -> each.getValue().memo().text())
                .uuids(each -> each.getValue().memo().bot().orElse(null))
                .instants(each -> each.getValue().madeAt())
                .instants(each -> each.getValue().expiresAt());
        return transaction.run(ADD, columns.tuple()).replaceWithVoid();
    }

    Uni<Void> end(Transaction transaction, Map<OperationId, Hold> ended, Instant now) {
        if (ended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(ended.entrySet())
                .uuids(each -> each.getKey().workspace())
                .uuids(each -> each.getKey().id())
                .texts(each -> state(each.getValue()))
                .longs(each -> each.getValue().charged());
        return transaction.run(END, columns.tuple().addValue(Times.of(now))).replaceWithVoid();
    }

    private static String accounts(Hold hold) {
        return hold.legs().stream().map(leg -> leg.account().toString()).collect(Collectors.joining(" "));
    }

    private static String amounts(Hold hold) {
        return hold.legs().stream().map(leg -> Long.toString(leg.amount())).collect(Collectors.joining(" "));
    }

    private static String state(Hold hold) {
        return hold.ending().map(WireName::of).orElse(OPEN);
    }

    private static Map<OperationId, Hold> read(RowSet<Row> rows) {
        var found = new HashMap<OperationId, Hold>();
        rows.forEach(row -> found.put(new OperationId(row.getUUID("workspace_id"), row.getUUID("id")), hold(row)));
        return found;
    }

    static Hold hold(Row row) {
        var accounts = row.getArrayOfUUIDs("accounts");
        var amounts = row.getArrayOfLongs("amounts");
        var legs = IntStream.range(0, accounts.length)
                .mapToObj(at -> new Leg(accounts[at], amounts[at]))
                .toList();
        return new Hold(
                row.getUUID("id"),
                row.getUUID("wallet_id"),
                legs,
                row.getOffsetDateTime("made_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                new Memo(row.getString("memo"), Optional.ofNullable(row.getUUID("bot_id"))),
                ending(row.getString("state")),
                row.getLong("charged"));
    }

    private static Optional<HoldEnding> ending(String state) {
        return state.equals(OPEN) ? Optional.empty() : Optional.of(WireName.parse(HoldEnding.class, state));
    }
}
