package dev.beseda.billing.ledger.rules;

import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.BillingEvent.AccountKind;
import dev.beseda.contracts.billing.Wallet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A wallet with its accounts as they stand.
///
/// @param frozen why nothing goes out of it, if so
/// @param spent  what went out of it on a day, if its days are limited
public record Purse(Wallet wallet, List<Account> accounts, Optional<String> frozen, Spent spent) {
    /// Bonus money first, that which expires soonest before the rest; the main account last.
    private static final Comparator<Account> BY_SPENDING = Comparator.comparing(
                    Account::kind, Comparator.comparing(kind -> kind == AccountKind.MAIN))
            .thenComparing(account -> account.expiresAt().orElse(Instant.MAX))
            .thenComparing(Account::id);

    public Purse {
        accounts = List.copyOf(accounts);
    }

    /// What was spent on a day.
    public record Spent(LocalDate day, long amount) {
        public static final Spent NOTHING = new Spent(LocalDate.EPOCH, 0);

        long on(LocalDate today) {
            return day.equals(today) ? amount : 0;
        }
    }

    /// A wallet that nothing was done with yet.
    public static Purse empty(Wallet wallet) {
        return new Purse(wallet, List.of(Account.empty(AccountName.main(wallet))), Optional.empty(), Spent.NOTHING);
    }

    /// What people are told of it.
    public Balance balance(Instant now) {
        long main = sum(AccountKind.MAIN, now);
        long held = accounts.stream().mapToLong(Account::held).sum();
        return new Balance(main, sum(AccountKind.BONUS, now), held);
    }

    long total() {
        return accounts.stream().mapToLong(Account::balance).sum();
    }

    /// Of bonus money that has expired what is still held: it may yet be spent.
    private long sum(AccountKind kind, Instant now) {
        return accounts.stream()
                .filter(account -> account.kind() == kind)
                .mapToLong(account -> account.isExpired(now) ? account.held() : account.balance())
                .sum();
    }

    /// The accounts that something can be spent of, in the order in which that is done.
    Stream<Account> spendable(Instant now) {
        return accounts.stream()
                .filter(account -> !account.isExpired(now) && account.available() > 0)
                .sorted(BY_SPENDING);
    }

    Optional<Account> find(UUID id) {
        return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /// The account as it stands; one that there is not yet is empty.
    Account account(AccountName name) {
        return find(name.id()).orElseGet(() -> Account.empty(name));
    }

    Purse with(Account changed) {
        var all = new ArrayList<>(accounts);
        all.removeIf(account -> account.id().equals(changed.id()));
        all.add(changed);
        return new Purse(wallet, all, frozen, spent);
    }

    Purse frozen(Optional<String> reason) {
        return new Purse(wallet, accounts, reason, spent);
    }

    Purse spending(LocalDate day, long amount) {
        return new Purse(wallet, accounts, frozen, new Spent(day, Math.max(0, spent.on(day) + amount)));
    }
}
