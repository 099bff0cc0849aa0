package dev.beseda.bot.stars;

import dev.beseda.contracts.billing.Currency;
import java.time.Instant;
import java.util.UUID;

/// Stars that a person has paid to a bot.
///
/// @param charge Telegram's id of the payment
/// @param operation the top-up that was ordered from the ledger for it
/// @param amount what was added to the wallet, in the least unit of `currency`
public record StarPayment(
        UUID workspace,
        UUID bot,
        String charge,
        long person,
        long stars,
        UUID operation,
        Currency currency,
        long amount,
        Instant paidAt) {
    /// A payment by the names that Telegram gives it.
    public record Key(UUID bot, String charge) {}
}
