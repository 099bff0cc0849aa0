package dev.beseda.billing.ledger.api;

import dev.beseda.billing.ledger.api.BalanceView.Bucket;
import dev.beseda.billing.ledger.rules.AccountName;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads balances for people. Whom nothing was ever booked for does not exist.
@ApplicationScoped
public class Balances {
    private static final String ACCOUNTS = """
            select wallet_id, name, expires_at, balance, held, frozen from account
            where wallet_id = any($1) and (expires_at is null or expires_at > now() or held > 0)
            """;

    private final Transactions transactions;
    private final Clock clock;

    Balances(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Fails with [NotFound] when there is no such wallet.
    public Uni<Void> known(Wallet wallet) {
        return accounts(List.of(wallet)).replaceWithVoid();
    }

    /// Of all currencies. Fails with [NotFound] when there is nothing of that person.
    Uni<List<BalanceView>> of(UUID workspace, long person) {
        var wallets = Arrays.stream(Currency.values())
                .map(currency -> new Wallet(workspace, person, currency))
                .toList();
        return accounts(wallets).map(rows -> {
            var byWallet = Rows.stream(rows).collect(Collectors.groupingBy(row -> row.getUUID("wallet_id")));
            return wallets.stream()
                    .map(wallet -> view(wallet, byWallet.getOrDefault(AccountName.walletId(wallet), List.of())))
                    .toList();
        });
    }

    /// Fails with [NotFound] when there is none of these wallets, which are of one person.
    private Uni<RowSet<Row>> accounts(List<Wallet> wallets) {
        var ids = wallets.stream().map(AccountName::walletId).toArray(UUID[]::new);
        return transactions.run(ACCOUNTS, Tuple.of(ids)).invoke(rows -> {
            if (rows.size() == 0) {
                throw new NotFound("wallet of", wallets.getFirst().person());
            }
        });
    }

    private BalanceView view(Wallet wallet, List<Row> accounts) {
        var now = clock.instant();
        long main = sum(mains(accounts), row -> row.getLong("balance"));
        long bonus = sum(buckets(accounts), row -> unexpired(row, now));
        long held = sum(accounts.stream(), row -> row.getLong("held"));
        return new BalanceView(
                wallet.person(),
                wallet.currency(),
                main,
                bonus,
                held,
                main + bonus - held,
                mains(accounts)
                        .findFirst()
                        .flatMap(row -> Optional.ofNullable(row.getString("frozen")))
                        .orElse(null),
                buckets(accounts)
                        .filter(row -> row.getLong("balance") > 0)
                        .map(row -> new Bucket(row.getLong("balance"), row.getLong("held"), expiry(row)))
                        .sorted(Comparator.comparing(bucket ->
                                Optional.ofNullable(bucket.expiresAt()).orElse(Instant.MAX)))
                        .toList());
    }

    /// Of what has expired only that which is held may yet be spent.
    private static long unexpired(Row row, Instant now) {
        var expiry = expiry(row);
        return expiry != null && !expiry.isAfter(now) ? row.getLong("held") : row.getLong("balance");
    }

    private static Stream<Row> mains(List<Row> accounts) {
        return accounts.stream().filter(row -> row.getString("name").equals("main"));
    }

    private static Stream<Row> buckets(List<Row> accounts) {
        return accounts.stream().filter(row -> !row.getString("name").equals("main"));
    }

    private static long sum(Stream<Row> rows, ToLongFunction<Row> value) {
        return rows.mapToLong(value).sum();
    }

    private static @Nullable Instant expiry(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("expires_at"))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
