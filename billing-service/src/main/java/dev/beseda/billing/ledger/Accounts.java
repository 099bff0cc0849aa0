package dev.beseda.billing.ledger;

import dev.beseda.billing.ledger.rules.Account;
import dev.beseda.billing.ledger.rules.AccountName;
import dev.beseda.billing.ledger.rules.Purse;
import dev.beseda.billing.ledger.rules.Purse.Spent;
import dev.beseda.contracts.billing.BillingEvent.AccountKind;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where accounts are kept. Who changes a wallet holds the row of its main account.
@ApplicationScoped
class Accounts {
    private static final int MOST_KNOWN = 100_000;

    private static final String LOCK = "select id from account where id = any($1) order by id for no key update";

    /// Empty bonus accounts whose time is over are left out: nothing comes back to them.
    private static final String READ = """
            select id, wallet_id, name, expires_at, balance, held, frozen, spent_on, spent
            from account
            where wallet_id = any($1) and (expires_at is null or expires_at > $2 or balance > 0)
            """;

    private static final String CREATE = """
            insert into account (id, workspace_id, currency, name, wallet_id, person, expires_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::bigint[],
                $7::timestamptz[]) as named (id, workspace_id, currency, name, wallet_id, person, expires_at)
            where not exists (select from account where account.id = named.id)
            on conflict do nothing
            """;

    private static final String PLAN_EXPIRY = """
            insert into bonus_expiry (expires_at, wallet_id) select * from unnest($1::timestamptz[], $2::uuid[])
            on conflict do nothing
            """;

    private static final String SAVE = """
            update account set frozen = changed.frozen, spent_on = changed.day, spent = changed.spent
            from unnest($1::uuid[], $2::text[], $3::date[], $4::bigint[]) as changed (id, frozen, day, spent)
            where account.id = changed.id
            """;

    /// Accounts of workspaces that are there for certain.
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();

    /// Makes wallets that are new, locks all in the order of their ids, and reads them. Who locked before it made some
    /// would lock these out of order, and could wait in a circle.
    Uni<Map<Wallet, Purse>> getForChange(Transaction transaction, Set<Wallet> wallets, Instant now) {
        var byId = wallets.stream().collect(Collectors.toMap(AccountName::walletId, Function.identity()));
        var ids = byId.keySet().toArray(UUID[]::new);
        var made = insert(transaction, sorted(mains(wallets)));
        var locked = transaction.run(LOCK, Tuple.of(ids));
        var read = transaction.run(READ, Tuple.of(ids, Times.of(now)));
        return Uni.combine()
                .all()
                .unis(made, locked, read)
                .with((none, ours, rows) -> purses(byId, Rows.stream(rows).toList()));
    }

    /// Makes those accounts that are not there yet.
    Uni<Void> create(Transaction transaction, Collection<AccountName> names) {
        var missing =
                sorted(names.stream().filter(name -> !known.contains(name.id())).toList());
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        transaction.afterCommit(() -> remember(missing));
        return Transaction.inARow(List.of(insert(transaction, missing), planExpiry(transaction, missing)));
    }

    /// Saves what is noted of wallets; balances follow the postings and holds by themselves.
    Uni<Void> save(Transaction transaction, List<Purse> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(changed)
                .uuids(purse -> AccountName.walletId(purse.wallet()))
                .texts(purse -> purse.frozen().orElse(null))
                .dates(purse -> purse.spent().day())
                .longs(purse -> purse.spent().amount());
        return transaction.run(SAVE, columns.tuple()).replaceWithVoid();
    }

    private static Uni<Void> insert(Transaction transaction, List<AccountName> names) {
        var columns = UnnestColumns.of(names)
                .uuids(AccountName::id)
                .uuids(AccountName::workspace)
                .texts(name -> WireName.of(name.currency()))
                .texts(AccountName::name)
                .uuids(Accounts::walletId)
                .longs(name -> name.person().isPresent() ? name.person().getAsLong() : null)
                .instants(name -> name.expiresAt().orElse(null));
        return transaction.run(CREATE, columns.tuple()).replaceWithVoid();
    }

    private static Uni<Void> planExpiry(Transaction transaction, List<AccountName> names) {
        var expiring =
                names.stream().filter(name -> name.expiresAt().isPresent()).toList();
        if (expiring.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(expiring)
                .instants(name -> name.expiresAt().orElseThrow())
                .uuids(Accounts::walletId);
        return transaction.run(PLAN_EXPIRY, columns.tuple()).replaceWithVoid();
    }

    /// Those of people are asked for once, when they are made.
    private void remember(List<AccountName> made) {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        made.stream()
                .filter(name -> name.person().isEmpty())
                .map(AccountName::id)
                .forEach(known::add);
    }

    private static List<AccountName> sorted(Collection<AccountName> names) {
        return names.stream().sorted(Comparator.comparing(AccountName::id)).toList();
    }

    private static List<AccountName> mains(Set<Wallet> wallets) {
        return wallets.stream().map(AccountName::main).toList();
    }

    private static @Nullable UUID walletId(AccountName name) {
        return name.person().isEmpty()
                ? null
                : AccountName.walletId(
                        new Wallet(name.workspace(), name.person().getAsLong(), name.currency()));
    }

    private static Map<Wallet, Purse> purses(Map<UUID, Wallet> wallets, List<Row> rows) {
        var byWallet = rows.stream().collect(Collectors.groupingBy(row -> row.getUUID("wallet_id")));
        var purses = new HashMap<Wallet, Purse>();
        wallets.forEach((id, wallet) -> purses.put(wallet, purse(wallet, byWallet.getOrDefault(id, List.of()))));
        return purses;
    }

    private static Purse purse(Wallet wallet, List<Row> rows) {
        var id = AccountName.walletId(wallet);
        var main = rows.stream()
                .filter(row -> row.getUUID("id").equals(id))
                .findFirst()
                .orElseThrow();
        var day = main.getLocalDate("spent_on");
        return new Purse(
                wallet,
                rows.stream().map(Accounts::account).toList(),
                Optional.ofNullable(main.getString("frozen")),
                day == null ? Spent.NOTHING : new Spent(day, main.getLong("spent")));
    }

    private static Account account(Row row) {
        var expiry = row.getOffsetDateTime("expires_at");
        return new Account(
                row.getUUID("id"),
                WireName.parse(AccountKind.class, row.getString("name")),
                Optional.ofNullable(expiry).map(OffsetDateTime::toInstant),
                row.getLong("balance"),
                row.getLong("held"));
    }
}
