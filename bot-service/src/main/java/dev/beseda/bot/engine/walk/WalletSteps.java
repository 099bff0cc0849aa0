package dev.beseda.bot.engine.walk;

import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Template;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.LedgerRequest;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Amounts;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.values.WrittenNumber;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.text.Cut;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// How steps ask the ledger, and what they say when it did what it was asked.
final class WalletSteps {
    /// The refusal of an amount that nobody can pay, such as a part of a kopeck, and of a receipt that is none.
    private static final String BAD_AMOUNT = "bad_amount";

    /// The refusal in a group: whose wallet it is would not be sure there, and all would read what is in it.
    private static final String PRIVATE_ONLY = "private_only";

    /// What a wait for a payment ends with that did not come.
    private static final String TIMED_OUT = "timed_out";

    /// Source: Bot API, `sendInvoice`.
    private static final int LONGEST_TITLE = 32;

    private static final int LONGEST_DESCRIPTION = 255;

    /// Source: Bot API; more Stars are not paid at once.
    private static final int MOST_STARS = 100_000;

    /// As long as the ledger keeps what something was for.
    private static final int LONGEST_SUBJECT = 500;

    private WalletSteps() {}

    /// What is done for the step of a conversation that waits at it, all variables filled in; empty when the amount
    /// can't be paid, and in groups.
    static Optional<Effect> effect(Step.Money step, TurnContext context, Conversation waiting) {
        return isGroup(context) ? Optional.empty() : asked(step, context, waiting);
    }

    private static Optional<Effect> asked(Step.Money step, TurnContext context, Conversation waiting) {
        return switch (step) {
            case Step.TopUp topUp -> invoice(topUp, context, waiting);
            case Step.Balance balance -> ledger(waiting, new LedgerRequest.Balance(balance.currency()));
            case Step.Statement statement ->
                ledger(waiting, new LedgerRequest.Statement(statement.currency(), before(statement, waiting)));
            case Step.PromoCode promo ->
                ledger(
                        waiting,
                        new LedgerRequest.PromoCode(
                                promo.currency(),
                                filled(promo.code(), context, waiting).strip()));
            case Step.Pay pay -> pay(pay, context, waiting).flatMap(request -> ledger(waiting, request));
            case Step.BankTransfer transfer ->
                bankTransfer(transfer, context, waiting).flatMap(request -> ledger(waiting, request));
            case Step.Receipt receipt -> receipt(receipt, waiting).flatMap(request -> ledger(waiting, request));
        };
    }

    private static Optional<Effect> ledger(Conversation waiting, LedgerRequest request) {
        return Optional.of(new Effect.AskLedger(waiting.tickets(), request));
    }

    /// Of an invoice it is known beforehand why the wait for it may fail: nobody pays in time.
    static Conversation waiting(Step.Money step, Conversation waiting) {
        return step instanceof Step.TopUp
                ? waiting.remembering(WalletVariables.REFUSAL, new Value.Text(TIMED_OUT))
                : waiting;
    }

    /// The invoice of a conversation that waits for its payment; empty when nobody can pay it.
    private static Optional<Effect> invoice(Step.TopUp topUp, TurnContext context, Conversation waiting) {
        var amount = amount(topUp.amount(), topUp.currency(), context, waiting);
        var stars = amount(topUp.stars(), Currency.XTR, context, waiting);
        var title = Cut.to(
                LONGEST_TITLE,
                filled(context.in(topUp.title()), context, waiting).strip());
        if (amount.isEmpty() || stars.isEmpty() || stars.getAsLong() > MOST_STARS || title.isEmpty()) {
            return Optional.empty();
        }
        var invoice = new StarsInvoice(
                context.person(),
                waiting.tickets(),
                topUp.currency(),
                amount.getAsLong(),
                Math.toIntExact(stars.getAsLong()));
        var described = Cut.to(
                LONGEST_DESCRIPTION,
                filled(context.in(topUp.description()), context, waiting).strip());
        return Optional.of(
                new Effect.Invoice(title, described.isEmpty() ? title : described, invoice.payload(), invoice.stars()));
    }

    /// Why a step that asks for nothing is refused.
    static String refusal(TurnContext context) {
        return isGroup(context) ? PRIVATE_ONLY : BAD_AMOUNT;
    }

    /// Telegram's numbers of groups are below zero.
    private static boolean isGroup(TurnContext context) {
        return context.facts().get("chat_id") instanceof Value.Number(var chat) && chat.signum() < 0;
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
            case Step.TopUp _ -> WalletPhrases.TOPPED_UP;
            case Step.BankTransfer _ -> WalletPhrases.BANK_TRANSFER;
            case Step.Receipt _ -> WalletPhrases.RECEIPT;
        };
    }

    private static OptionalLong before(Step.Statement statement, Conversation now) {
        return statement.page() == Step.Page.NEXT
                        && now.variables().get(WalletVariables.STATEMENT_NEXT) instanceof Value.Number(var number)
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    private static Optional<LedgerRequest> pay(Step.Pay pay, TurnContext context, Conversation now) {
        var amount = amount(pay.amount(), pay.currency(), context, now);
        var subject = Cut.to(
                LONGEST_SUBJECT, filled(context.in(pay.subject()), context, now).strip());
        return amount.isEmpty() || subject.isEmpty()
                ? Optional.empty()
                : Optional.of(new LedgerRequest.Pay(pay.currency(), amount.getAsLong(), subject));
    }

    /// In the least unit; money of another currency is no amount.
    private static OptionalLong amount(
            Expression expression, Currency currency, TurnContext context, Conversation now) {
        return switch (expression.valueOf(context.known(now), context.time(), now.language(), context.effort())) {
            case Value.Number(var number) -> Amounts.leastUnits(number, currency);
            case Value.Money(var money, var own) when own == currency -> Amounts.leastUnits(money, currency);
            case Value.Text(var text) ->
                WrittenNumber.read(text, now.language())
                        .map(number -> Amounts.leastUnits(number, currency))
                        .orElse(OptionalLong.empty());
            case Value.Money _, Value.Truth _, Value.Day _, Value.Place _, Value.File _, Value.Nothing _ ->
                OptionalLong.empty();
        };
    }

    private static Optional<LedgerRequest> bankTransfer(
            Step.BankTransfer transfer, TurnContext context, Conversation now) {
        var amount = amount(transfer.amount(), transfer.currency(), context, now);
        return amount.isEmpty()
                ? Optional.empty()
                : Optional.of(new LedgerRequest.BankTransfer(transfer.currency(), amount.getAsLong()));
    }

    /// The transfer that was asked for last.
    private static Optional<LedgerRequest> receipt(Step.Receipt receipt, Conversation now) {
        return now.variables().get(receipt.variable()) instanceof Value.File file
                ? payment(now).map(payment -> new LedgerRequest.Receipt(receipt.currency(), payment, file.fileId()))
                : Optional.empty();
    }

    private static Optional<UUID> payment(Conversation now) {
        if (!(now.variables().get(WalletVariables.PAYMENT) instanceof Value.Text(var written))) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(written));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static String filled(String template, TurnContext context, Conversation now) {
        return Template.fill(template, context.known(now), now.language());
    }
}
