package dev.beseda.bot.engine.turns;

import dev.beseda.bot.engine.values.Amounts;
import dev.beseda.contracts.billing.Currency;
import java.util.OptionalLong;
import java.util.UUID;

/// What the ledger is asked about the wallet of the person.
public sealed interface LedgerRequest {
    Currency currency();

    /// What is in it.
    record Balance(Currency currency) implements LedgerRequest {}

    /// What was moved.
    ///
    /// @param before where the page before this one ended; absent: the first page
    record Statement(Currency currency, OptionalLong before) implements LedgerRequest {}

    /// To give what the promo code promises.
    record PromoCode(Currency currency, String code) implements LedgerRequest {}

    /// To take this much of it.
    ///
    /// @param amount in the least unit
    /// @param subject what it is for
    record Pay(Currency currency, long amount, String subject) implements LedgerRequest {}

    /// To add what was paid in Stars.
    ///
    /// @param amount in the least unit
    /// @param charge Telegram's id of the payment: it is added once
    /// @param subject as the person reads it in a statement
    record TopUp(Currency currency, long amount, String charge, String subject) implements LedgerRequest {}

    /// To say where so much can be paid by bank transfer.
    ///
    /// @param amount in the least unit
    record BankTransfer(Currency currency, long amount) implements LedgerRequest {}

    /// To look at the receipt of a bank transfer.
    ///
    /// @param file Telegram's id of it
    record Receipt(Currency currency, UUID payment, String file) implements LedgerRequest {}

    /// As conversation tests name it.
    default String described() {
        return switch (this) {
            case Balance _ -> "balance";
            case Statement _ -> "statement";
            case PromoCode(var _, var code) -> "promo_code " + code;
            case Pay(var currency, long amount, var subject) ->
                "pay %s: %s".formatted(Amounts.of(amount, currency).shown("en"), subject);
            case TopUp(var currency, long amount, var _, var _) ->
                "top_up " + Amounts.of(amount, currency).shown("en");
            case BankTransfer(var currency, long amount) ->
                "bank_transfer " + Amounts.of(amount, currency).shown("en");
            case Receipt _ -> "receipt";
        };
    }
}
