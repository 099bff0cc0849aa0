package dev.beseda.bot.engine.walk;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Template;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.LedgerRequest;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Amounts;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.kit.text.Cut;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/// How steps ask the ledger, and what they say when it did what it was asked.
final class WalletSteps {
    /// The refusal of an amount that nobody can pay, such as a part of a kopeck.
    static final String BAD_AMOUNT = "bad_amount";

    /// As long as the ledger keeps what something was for.
    private static final int LONGEST_SUBJECT = 500;

    private WalletSteps() {}

    /// What is asked, all variables filled in; empty when the amount can't be paid.
    static Optional<LedgerRequest> request(Step.Money step, TurnContext context, Conversation now) {
        return switch (step) {
            case Step.Balance balance -> Optional.of(new LedgerRequest.Balance(balance.currency()));
            case Step.Statement statement ->
                Optional.of(new LedgerRequest.Statement(statement.currency(), before(statement, now)));
            case Step.PromoCode promo ->
                Optional.of(new LedgerRequest.PromoCode(
                        promo.currency(), filled(promo.code(), context, now).strip()));
            case Step.Pay pay -> pay(pay, context, now);
        };
    }

    static Step.Wording wording(Step.Money step) {
        return step.wording().text().byLanguage().isEmpty() ? Step.Wording.plain(usual(step)) : step.wording();
    }

    private static Text usual(Step.Money step) {
        return switch (step) {
            case Step.Balance _ -> WalletPhrases.BALANCE;
            case Step.Statement _ -> WalletPhrases.STATEMENT;
            case Step.PromoCode _ -> WalletPhrases.PROMO_CODE;
            case Step.Pay _ -> WalletPhrases.PAID;
        };
    }

    private static OptionalLong before(Step.Statement statement, Conversation now) {
        return statement.page() == Step.Page.NEXT
                        && now.variables().get(WalletVariables.STATEMENT_NEXT) instanceof Value.Number(var number)
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    private static Optional<LedgerRequest> pay(Step.Pay pay, TurnContext context, Conversation now) {
        var amount = amount(pay, context, now)
                .map(number -> Amounts.leastUnits(number, pay.currency()))
                .orElse(OptionalLong.empty());
        var subject = Cut.to(
                LONGEST_SUBJECT, filled(context.in(pay.subject()), context, now).strip());
        return amount.isEmpty() || subject.isEmpty()
                ? Optional.empty()
                : Optional.of(new LedgerRequest.Pay(pay.currency(), amount.getAsLong(), subject));
    }

    private static Optional<BigDecimal> amount(Step.Pay pay, TurnContext context, Conversation now) {
        return switch (pay.amount().valueOf(context.known(now), context.time(), now.language(), context.effort())) {
            case Value.Number(var number) -> Optional.of(number);
            case Value.Money(var money, var currency) ->
                currency == pay.currency() ? Optional.of(money) : Optional.empty();
            case Value.Text _, Value.Truth _, Value.Day _, Value.Place _, Value.File _, Value.Nothing _ ->
                Optional.empty();
        };
    }

    private static String filled(String template, TurnContext context, Conversation now) {
        return Template.fill(template, context.known(now), now.language());
    }
}
