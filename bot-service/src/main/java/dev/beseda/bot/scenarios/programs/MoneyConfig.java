package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.contracts.billing.Currency;
import java.math.BigDecimal;

/// The `config` of steps that ask the ledger: `{currency?, text?, format?, …}`; roubles, unless another currency is
/// named.
final class MoneyConfig {
    private static final int LONGEST_CODE = 200;

    private MoneyConfig() {}

    static Step.Balance balance(String key, Fields fields) {
        return new Step.Balance(key, currency(fields), wording(fields));
    }

    static FieldWriter write(Step.Balance balance, FieldWriter config) {
        return common(balance, config);
    }

    static Step.Statement statement(String key, Fields fields) {
        var page = fields.oneOf("page", Step.Page.class).orElse(Step.Page.FIRST);
        return new Step.Statement(key, currency(fields), page, wording(fields));
    }

    static FieldWriter write(Step.Statement statement, FieldWriter config) {
        return common(statement, config).putUnless(Step.Page.FIRST, "page", statement.page());
    }

    static Step.PromoCode promoCode(String key, Fields fields) {
        return new Step.PromoCode(
                key,
                currency(fields),
                fields.words("code", LONGEST_CODE),
                wording(fields),
                fields.optional("refused", fields::key));
    }

    static FieldWriter write(Step.PromoCode promo, FieldWriter config) {
        return common(promo, config).put("code", promo.code());
    }

    static Step.Pay pay(String key, Fields fields) {
        return new Step.Pay(
                key,
                currency(fields),
                amount(fields, "amount"),
                fields.text("for"),
                wording(fields),
                fields.optional("refused", fields::key));
    }

    static FieldWriter write(Step.Pay pay, FieldWriter config) {
        return common(pay, config).put("amount", pay.amount().source()).put("for", pay.subject());
    }

    static Step.TopUp topUp(String key, Fields fields) {
        return new Step.TopUp(
                key,
                currency(fields),
                amount(fields, "amount"),
                amount(fields, "stars"),
                fields.text("title"),
                fields.optionalText("description"),
                wording(fields),
                WaitingConfig.timeout(fields));
    }

    static FieldWriter write(Step.TopUp topUp, FieldWriter config) {
        var said = WordingConfig.write(topUp.wording(), config.putUnless(Currency.RUB, "currency", topUp.currency()));
        var invoiced = said.put("amount", topUp.amount().source())
                .put("stars", topUp.stars().source())
                .put("title", topUp.title())
                .put("description", topUp.description());
        return topUp.timeout()
                .map(timeout -> WaitingConfig.write(timeout, invoiced))
                .orElse(invoiced);
    }

    static Step.BankTransfer bankTransfer(String key, Fields fields) {
        return new Step.BankTransfer(
                key, Currency.RUB, amount(fields, "amount"), wording(fields), fields.optional("refused", fields::key));
    }

    static FieldWriter write(Step.BankTransfer transfer, FieldWriter config) {
        return common(transfer, config).put("amount", transfer.amount().source());
    }

    static Step.Receipt receipt(String key, Fields fields) {
        return new Step.Receipt(
                key,
                Currency.RUB,
                fields.variable("variable"),
                wording(fields),
                fields.optional("refused", fields::key));
    }

    static FieldWriter write(Step.Receipt receipt, FieldWriter config) {
        return common(receipt, config).put("variable", receipt.variable());
    }

    private static Currency currency(Fields fields) {
        return fields.oneOf("currency", Currency.class).orElse(Currency.RUB);
    }

    private static Step.Wording wording(Fields fields) {
        return WordingConfig.read(fields.optionalText("text"), fields);
    }

    /// A number, or an expression that gives one.
    private static Expression amount(Fields fields, String name) {
        return fields.number(name)
                .map(BigDecimal::toPlainString)
                .map(Expression::parse)
                .orElseGet(() -> fields.expression(name));
    }

    private static FieldWriter common(Step.Money step, FieldWriter config) {
        var said = WordingConfig.write(step.wording(), config.putUnless(Currency.RUB, "currency", step.currency()));
        return said.put("refused", step.refused());
    }
}
