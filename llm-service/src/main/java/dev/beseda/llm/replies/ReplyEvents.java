package dev.beseda.llm.replies;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmEvent;
import dev.beseda.contracts.llm.LlmEvent.ReplyFailed;
import dev.beseda.contracts.llm.LlmEvent.ReplyWritten;
import dev.beseda.contracts.llm.LlmEvent.Usage;
import dev.beseda.kit.messaging.OutgoingMessage;
import dev.beseda.llm.replies.rules.End;
import dev.beseda.llm.replies.rules.Wanted;

/// How the house is told of the ends of replies.
public final class ReplyEvents {
    private ReplyEvents() {}

    /// @param model who wrote it, if anybody did
    public static OutgoingMessage message(Wanted wanted, End end, String model, Usage usage) {
        var conversation = wanted.talk().conversation();
        return new OutgoingMessage(Topics.LLM_EVENTS, conversation.toString(), event(wanted, end, model, usage));
    }

    private static LlmEvent event(Wanted wanted, End end, String model, Usage usage) {
        var bot = wanted.talk().bot();
        var conversation = wanted.talk().conversation();
        var tickets = wanted.request().tickets();
        return switch (end) {
            case End.Written(var text, var ending) ->
                new ReplyWritten(wanted.reply(), bot, conversation, tickets, text, ending, model, usage);
            case End.Failed(var reason, var sentence) ->
                new ReplyFailed(wanted.reply(), bot, conversation, tickets, reason, sentence);
        };
    }
}
