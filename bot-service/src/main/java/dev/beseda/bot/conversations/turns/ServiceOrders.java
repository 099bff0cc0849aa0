package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.LedgerRequest;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.contracts.llm.LlmCommand;
import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What the engine wants of other services, as messages to them.
final class ServiceOrders {
    /// The way in which Stars come.
    private static final String STARS = "stars";

    private ServiceOrders() {}

    /// Empty for effects that no other service is asked for.
    static Optional<OutgoingMessage> of(Effect effect, StoredConversation now, Instant at) {
        return switch (effect) {
            case Effect.AskModel ask -> Optional.of(toModels(now, replyTo(ask, now, at)));
            case Effect.StopModel() -> Optional.of(toModels(now, new LlmCommand.StopReplies(talk(now), at)));
            case Effect.ForgetTalk() -> Optional.of(toModels(now, new LlmCommand.ForgetTalk(talk(now), at)));
            case Effect.AskLedger(long ticket, var request) -> Optional.of(toLedger(now, ticket, request));
            case Effect.Say _,
                    Effect.SayReply _,
                    Effect.Show _,
                    Effect.AnswerTap _,
                    Effect.RefusePayment _,
                    Effect.AcceptPayment _,
                    Effect.Invoice _,
                    Effect.DropButtons _,
                    Effect.WakeAt _,
                    Effect.Fetch _,
                    Effect.CallPerson _ -> Optional.empty();
        };
    }

    private static OutgoingMessage toModels(StoredConversation now, LlmCommand order) {
        return new OutgoingMessage(Topics.LLM_COMMANDS, now.id().toString(), order);
    }

    private static LlmCommand replyTo(Effect.AskModel ask, StoredConversation now, Instant at) {
        return new LlmCommand.WriteReply(
                talk(now),
                ask.ticket(),
                ask.text(),
                ask.instructions(),
                now.state().language(),
                ask.variables(),
                at);
    }

    private static Talk talk(StoredConversation now) {
        var chat = now.chat();
        return new Talk(now.workspace(), chat.bot(), now.id(), chat.chat(), person(now));
    }

    private static OutgoingMessage toLedger(StoredConversation now, long ticket, LedgerRequest request) {
        var wallet = new Wallet(now.workspace(), person(now), request.currency());
        var bot = now.chat().bot();
        var asker = Optional.of(new Asker(bot, now.id(), ticket));
        var id = request instanceof LedgerRequest.TopUp topUp ? charge(bot, topUp) : order(now, ticket);
        var order = switch (request) {
            case LedgerRequest.Balance _ -> new BillingCommand.TellBalance(id, wallet, asker);
            case LedgerRequest.Statement(var _, var before) ->
                new BillingCommand.TellStatement(id, wallet, asker, before);
            case LedgerRequest.PromoCode(var _, var code) ->
                new BillingCommand.RedeemPromo(id, wallet, asker, code, Optional.of(bot));
            case LedgerRequest.Pay(var _, long amount, var subject) ->
                new BillingCommand.Charge(id, wallet, asker, amount, new Memo(subject, Optional.of(bot)));
            case LedgerRequest.TopUp topUp ->
                new BillingCommand.TopUp(
                        id, wallet, asker, topUp.amount(), STARS, new Memo(topUp.subject(), Optional.of(bot)));
        };
        return new OutgoingMessage(Topics.BILLING_COMMANDS, wallet.key(), order);
    }

    /// A ticket is given out once: whatever is done for it twice has the same id, and is booked once.
    private static UUID order(StoredConversation now, long ticket) {
        return UUID.nameUUIDFromBytes("%s:%d".formatted(now.id(), ticket).getBytes(StandardCharsets.UTF_8));
    }

    /// Telegram may tell of a payment more than once.
    private static UUID charge(UUID bot, LedgerRequest.TopUp topUp) {
        return UUID.nameUUIDFromBytes(
                "%s:%s:%s".formatted(STARS, bot, topUp.charge()).getBytes(StandardCharsets.UTF_8));
    }

    private static long person(StoredConversation now) {
        return now.participants().person().orElse(now.chat().chat());
    }
}
