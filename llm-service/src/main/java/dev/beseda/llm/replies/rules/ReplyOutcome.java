package dev.beseda.llm.replies.rules;

import dev.beseda.contracts.llm.LlmEvent;

/// How a reply ended.
public sealed interface ReplyOutcome {
    /// There is a text.
    record Written(String text, LlmEvent.Ending ending) implements ReplyOutcome {}

    /// There is none.
    ///
    /// @param sentence what happened, for the owner of the bot
    record Failed(LlmEvent.Reason reason, String sentence) implements ReplyOutcome {}
}
