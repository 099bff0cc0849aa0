package dev.beseda.billing.ledger.rules;

import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Wallet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What tells an account from others. Its id follows from that, so nobody need look it up.
///
/// @param name     `main` and `bonus` of a person; `revenue`, `promo` and `clearing:…` of a workspace
/// @param expiresAt of bonus money, if it expires
public record AccountName(
        UUID workspace, Currency currency, String name, OptionalLong person, Optional<Instant> expiresAt) {
    private static final String MAIN = "main";
    private static final String BONUS = "bonus";

    public static AccountName main(Wallet wallet) {
        return new AccountName(
                wallet.workspace(), wallet.currency(), MAIN, OptionalLong.of(wallet.person()), Optional.empty());
    }

    static AccountName bonus(Wallet wallet, Optional<Instant> expiresAt) {
        return new AccountName(
                wallet.workspace(), wallet.currency(), BONUS, OptionalLong.of(wallet.person()), expiresAt);
    }

    /// What a workspace has earned.
    static AccountName revenue(Wallet wallet) {
        return ofWorkspace(wallet, "revenue");
    }

    /// What bonus money is given from, and what expires goes back to.
    static AccountName promo(Wallet wallet) {
        return ofWorkspace(wallet, "promo");
    }

    /// Money that came in by `way` and was not paid out yet; below zero, as it is owed to whom it came from.
    static AccountName clearing(Wallet wallet, String way) {
        return ofWorkspace(wallet, "clearing:" + way);
    }

    private static AccountName ofWorkspace(Wallet wallet, String name) {
        return new AccountName(wallet.workspace(), wallet.currency(), name, OptionalLong.empty(), Optional.empty());
    }

    /// The id of the wallet's main account, which stands for the wallet.
    public static UUID walletId(Wallet wallet) {
        return main(wallet).id();
    }

    /// Never changes: rows hang on it.
    public UUID id() {
        var owner = person.isPresent() ? Long.toString(person.getAsLong()) : "";
        var expiry = expiresAt.map(Instant::toString).orElse("");
        var text = String.join("|", workspace.toString(), currency.name(), name, owner, expiry);
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
