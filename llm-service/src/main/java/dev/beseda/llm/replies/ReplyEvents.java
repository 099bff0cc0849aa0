package dev.beseda.llm.replies;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmEvent;
import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.contracts.llm.LlmEvent.ReplyFailed;
import dev.beseda.contracts.llm.LlmEvent.ReplyWritten;
import dev.beseda.contracts.llm.LlmEvent.Usage;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.text.Cut;
import dev.beseda.llm.replies.rules.PendingReply;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import java.util.Set;
import java.util.UUID;

/// How the platform is told of the ends of replies.
public final class ReplyEvents {
    /// A sentence comes from foreign servers too; an event has to fit into a message.
    private static final int LONGEST_SENTENCE = 1_000;

    private ReplyEvents() {}

    /// @param model who wrote it, if anybody did
    public static OutgoingMessage message(PendingReply pending, ReplyOutcome end, String model, Usage usage) {
        var conversation = pending.talk().conversation();
        return new OutgoingMessage(Topics.LLM_EVENTS, conversation.toString(), event(pending, end, model, usage));
    }

    /// Of a reply whose order can't be read: what is known of it lies beside the order.
    public static OutgoingMessage unreadable(Replied reply, String sentence) {
        var failed = new ReplyFailed(
                reply.id(), reply.bot(), reply.conversation(), reply.tickets(), Reason.UNAVAILABLE, sentence);
        return new OutgoingMessage(Topics.LLM_EVENTS, reply.conversation().toString(), failed);
    }

    /// Which reply, and who waits for it.
    public record Replied(UUID id, UUID bot, UUID conversation, Set<Long> tickets) {}

    private static LlmEvent event(PendingReply pending, ReplyOutcome end, String model, Usage usage) {
        var bot = pending.talk().bot();
        var conversation = pending.talk().conversation();
        var tickets = pending.request().tickets();
        return switch (end) {
            case ReplyOutcome.Written(var text, var ending) ->
                new ReplyWritten(pending.reply(), bot, conversation, tickets, text, ending, model, usage);
            case ReplyOutcome.Failed(var reason, var sentence) ->
                new ReplyFailed(
                        pending.reply(), bot, conversation, tickets, reason, Cut.to(LONGEST_SENTENCE, sentence));
        };
    }
}
