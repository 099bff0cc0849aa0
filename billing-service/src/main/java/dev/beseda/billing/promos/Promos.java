package dev.beseda.billing.promos;

import dev.beseda.billing.promos.PromoBatch.Code;
import dev.beseda.billing.promos.PromoBatch.Pending;
import dev.beseda.billing.promos.PromoBatch.Person;
import dev.beseda.billing.promos.PromoBatch.Use;
import dev.beseda.billing.promos.rules.Promo;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.RedeemPromo;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Promo codes as the ledger needs them: for a whole batch of orders at once. Whoever counts the uses of a code holds
/// its row; the wallets of the batch are held before that.
@ApplicationScoped
public class Promos {
    private static final String LOCK = """
            select promo.* from unnest($1::uuid[], $2::text[]) as wanted (workspace_id, code)
            join promo using (workspace_id, code)
            order by promo.id for update of promo
            """;

    private static final String USES = """
            select promo_use.promo_id, promo_use.person, count(*) as uses
            from unnest($1::uuid[], $2::text[], $3::bigint[]) as wanted (workspace_id, code, person)
            join promo using (workspace_id, code)
            join promo_use on promo_use.promo_id = promo.id and promo_use.person = wanted.person
            group by promo_use.promo_id, promo_use.person
            """;

    private static final String PENDING = """
            select promo.*, wanted.person
            from unnest($1::uuid[], $2::bigint[], $3::text[]) as wanted (workspace_id, person, currency)
            join promo_pending using (workspace_id, person, currency)
            join promo on promo.id = promo_pending.promo_id
            order by promo.id
            """;

    private static final String COUNT = """
            update promo set uses = promo.uses + counted.uses
            from unnest($1::uuid[], $2::bigint[]) as counted (id, uses)
            where promo.id = counted.id
            """;

    private static final String ADD_USES = """
            insert into promo_use (workspace_id, operation_id, promo_id, person, used_at)
            select workspace_id, operation_id, promo_id, person, $5
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[])
                as added (workspace_id, operation_id, promo_id, person)
            """;

    private static final String ADD_PENDING = """
            insert into promo_pending (workspace_id, person, currency, promo_id)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[])
            """;

    private static final String REMOVE_PENDING = """
            delete from promo_pending
            using unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[])
                as done (workspace_id, person, currency, promo_id)
            where promo_pending.workspace_id = done.workspace_id and promo_pending.person = done.person
                and promo_pending.currency = done.currency and promo_pending.promo_id = done.promo_id
            """;

    /// Somebody who wants to use a code.
    private record Wish(Code code, long person) {}

    /// Locks the codes that orders want redeemed, in the order of their ids, and reads what the rules must know. The
    /// wallets are locked already. A batch that neither redeems nor tops up reads nothing.
    public Uni<PromoBatch> getForChange(Transaction transaction, List<BillingCommand> commands) {
        var wallets = commands.stream()
                .filter(order -> order instanceof TopUp || order instanceof RedeemPromo)
                .map(BillingCommand::wallet)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var wishes = wishes(commands);
        return Uni.combine()
                .all()
                .unis(lock(transaction, wishes), uses(transaction, wishes), pending(transaction, wallets))
                .with(PromoBatch::new);
    }

    /// One statement for each table that has changed.
    public Uni<Void> save(Transaction transaction, PromoBatch batch, Instant now) {
        return Transaction.inARow(List.of(
                addUses(transaction, batch, now),
                removePending(transaction, batch.removed()),
                addPending(transaction, batch.added())));
    }

    private static Set<Wish> wishes(List<BillingCommand> commands) {
        var wishes = new LinkedHashSet<Wish>();
        for (var command : commands) {
            if (command instanceof RedeemPromo order) {
                Code.of(order)
                        .ifPresent(
                                code -> wishes.add(new Wish(code, order.wallet().person())));
            }
        }
        return wishes;
    }

    private static Uni<List<Promo>> lock(Transaction transaction, Set<Wish> wishes) {
        if (wishes.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var codes = wishes.stream().map(Wish::code).collect(Collectors.toSet());
        var columns = UnnestColumns.of(codes).uuids(Code::workspace).texts(Code::code);
        return transaction.run(LOCK, columns.tuple()).map(PromoRows::promos);
    }

    private static Uni<Map<Person, Long>> uses(Transaction transaction, Set<Wish> wishes) {
        if (wishes.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var columns = UnnestColumns.of(wishes)
                .uuids(wish -> wish.code().workspace())
                .texts(wish -> wish.code().code())
                .longs(Wish::person);
        return transaction
                .run(USES, columns.tuple())
                .map(rows -> Rows.stream(rows)
                        .collect(Collectors.toMap(
                                row -> new Person(row.getUUID("promo_id"), row.getLong("person")),
                                row -> row.getLong("uses"))));
    }

    private static Uni<Map<Pending, Promo>> pending(Transaction transaction, Set<Wallet> wallets) {
        if (wallets.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var columns = UnnestColumns.of(wallets)
                .uuids(Wallet::workspace)
                .longs(Wallet::person)
                .texts(wallet -> WireName.of(wallet.currency()));
        return transaction.run(PENDING, columns.tuple()).map(Promos::pending);
    }

    private static Map<Pending, Promo> pending(RowSet<Row> rows) {
        var pending = new LinkedHashMap<Pending, Promo>();
        for (var row : rows) {
            var promo = PromoRows.promo(row);
            var wallet = new Wallet(promo.workspace(), row.getLong("person"), promo.currency());
            pending.put(new Pending(wallet, promo.id()), promo);
        }
        return pending;
    }

    private static Uni<Void> addUses(Transaction transaction, PromoBatch batch, Instant now) {
        if (batch.uses().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var counts = UnnestColumns.of(batch.counts().entrySet())
                .uuids(Map.Entry::getKey)
                .longs(Map.Entry::getValue);
        var uses = UnnestColumns.of(batch.uses())
                .uuids(use -> use.order().wallet().workspace())
                .uuids(use -> use.order().id())
                .uuids(Use::promo)
                .longs(use -> use.order().wallet().person());
        var values = uses.tuple().addValue(now.atOffset(ZoneOffset.UTC));
        return Transaction.inARow(List.of(
                transaction.run(COUNT, counts.tuple()).replaceWithVoid(),
                transaction.run(ADD_USES, values).replaceWithVoid()));
    }

    private static Uni<Void> addPending(Transaction transaction, Set<Pending> added) {
        return added.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.run(ADD_PENDING, columns(added).tuple()).replaceWithVoid();
    }

    private static Uni<Void> removePending(Transaction transaction, Set<Pending> removed) {
        return removed.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.run(REMOVE_PENDING, columns(removed).tuple()).replaceWithVoid();
    }

    private static UnnestColumns<Pending> columns(Set<Pending> pending) {
        return UnnestColumns.of(pending)
                .uuids(one -> one.wallet().workspace())
                .longs(one -> one.wallet().person())
                .texts(one -> WireName.of(one.wallet().currency()))
                .uuids(Pending::promo);
    }
}
