package dev.beseda.billing.ledger.rules;

import dev.beseda.contracts.billing.BillingEvent.AccountKind;
import dev.beseda.contracts.billing.BillingEvent.Part;
import dev.beseda.contracts.billing.Wallet;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An account of a person as it stands.
///
/// @param expiresAt of bonus money, if it expires
/// @param held      how much of the balance is held for work that is under way
public record Account(UUID id, AccountKind kind, Optional<Instant> expiresAt, long balance, long held) {

    static Account empty(AccountName name) {
        var kind = name.name().equals("main") ? AccountKind.MAIN : AccountKind.BONUS;
        return new Account(name.id(), kind, name.expiresAt(), 0, 0);
    }

    public long available() {
        return balance - held;
    }

    public boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }

    Account adding(long amount) {
        return new Account(id, kind, expiresAt, Math.addExact(balance, amount), held);
    }

    Account holding(long amount) {
        return new Account(id, kind, expiresAt, balance, Math.addExact(held, amount));
    }

    /// What it is called in its wallet.
    public AccountName name(Wallet wallet) {
        return kind == AccountKind.MAIN ? AccountName.main(wallet) : AccountName.bonus(wallet, expiresAt);
    }

    Part part(long amount) {
        return new Part(kind, expiresAt, amount);
    }
}
