package dev.beseda.llm.replies.rules;

import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import java.util.UUID;

/// What an order to the language models brings about, beside what waits afterwards.
public sealed interface Effect {
    /// This reply is not written at all.
    record Dropped(PendingReply pending) implements Effect {}

    /// Whoever writes this reply ends it where it is.
    record Halted(UUID reply, Halt halt) implements Effect {}

    /// What was said before is not known any more.
    record Forgotten(ForgetTalk wish) implements Effect {}
}
