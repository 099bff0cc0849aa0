package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.engine.turns.LedgerRequest;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// What a conversation orders about the wallet of its person.
///
/// @param ticket of the wait, by which the answer is known; it is given out once, so whatever is ordered for it twice
///     has the same id, and is done once
record WalletOrder(StoredConversation now, long ticket) {
    /// The way in which Stars come.
    private static final String STARS = "stars";

    OutgoingMessage of(LedgerRequest request) {
        var wallet = new Wallet(now.workspace(), ServiceOrders.person(now), request.currency());
        return switch (request) {
            case LedgerRequest.Balance _ -> ledger(new BillingCommand.TellBalance(id(), wallet, Optional.of(asker())));
            case LedgerRequest.Statement(var _, var before) ->
                ledger(new BillingCommand.TellStatement(id(), wallet, Optional.of(asker()), before));
            case LedgerRequest.PromoCode(var _, var code) ->
                ledger(new BillingCommand.RedeemPromo(
                        id(), wallet, Optional.of(asker()), code, Optional.of(asker().bot())));
            case LedgerRequest.Pay(var _, long amount, var subject) ->
                ledger(new BillingCommand.Charge(id(), wallet, Optional.of(asker()), amount, memo(subject)));
            case LedgerRequest.TopUp(var _, long amount, var charge, var subject) ->
                ledger(new BillingCommand.TopUp(
                        topUpId(now.chat().bot(), charge), wallet, Optional.of(asker()), amount, STARS, memo(subject)));
            case LedgerRequest.BankTransfer(var _, long amount) ->
                payments(new PaymentCommand.AskPayment(id(), wallet, asker(), amount));
            case LedgerRequest.Receipt(var _, var payment, var file) ->
                payments(new PaymentCommand.ShowReceipt(id(), wallet, asker(), payment, file));
        };
    }

    private static OutgoingMessage ledger(BillingCommand order) {
        return new OutgoingMessage(Topics.BILLING_COMMANDS, order.wallet().key(), order);
    }

    private static OutgoingMessage payments(PaymentCommand order) {
        return new OutgoingMessage(Topics.PAYMENT_COMMANDS, order.wallet().key(), order);
    }

    private Asker asker() {
        return new Asker(now.chat().bot(), now.id(), ticket);
    }

    private Memo memo(String subject) {
        return new Memo(subject, Optional.of(now.chat().bot()));
    }

    private UUID id() {
        return named("%s:%d".formatted(now.id(), ticket));
    }

    /// Telegram may tell of a payment more than once.
    static UUID topUpId(UUID bot, String charge) {
        return named("%s:%s:%s".formatted(STARS, bot, charge));
    }

    private static UUID named(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }
}
