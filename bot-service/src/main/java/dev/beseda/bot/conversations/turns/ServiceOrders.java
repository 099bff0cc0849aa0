package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmCommand;
import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.Optional;

/// What the engine wants of other services, as messages to them.
final class ServiceOrders {
    private ServiceOrders() {}

    /// Empty for effects that no other service is asked for.
    static Optional<OutgoingMessage> of(Effect effect, StoredConversation now, Instant at) {
        return switch (effect) {
            case Effect.AskModel ask -> Optional.of(toModels(now, replyTo(ask, now, at)));
            case Effect.StopModel() -> Optional.of(toModels(now, new LlmCommand.StopReplies(talk(now), at)));
            case Effect.ForgetTalk() -> Optional.of(toModels(now, new LlmCommand.ForgetTalk(talk(now), at)));
            case Effect.AskLedger(long ticket, var request) -> Optional.of(new WalletOrder(now, ticket).of(request));
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

    /// Whose money and whose words they are.
    static long person(StoredConversation now) {
        return now.participants().person().orElse(now.chat().chat());
    }
}
