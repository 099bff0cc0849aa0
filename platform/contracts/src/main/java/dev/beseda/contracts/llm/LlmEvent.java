package dev.beseda.contracts.llm;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import java.util.UUID;

/// How replies ended, each exactly once. Topic `llm.events`, key: the conversation.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "reply-written.v1", value = LlmEvent.ReplyWritten.class),
    @JsonSubTypes.Type(name = "reply-failed.v1", value = LlmEvent.ReplyFailed.class),
})
public sealed interface LlmEvent {
    /// The reply's own name, which its hints carry too.
    UUID reply();

    UUID bot();

    UUID conversation();

    /// What the reply answers: the tickets of all orders that got it.
    Set<Long> tickets();

    /// The reply is there.
    ///
    /// @param text Markdown, all of it
    record ReplyWritten(
            UUID reply,
            UUID bot,
            UUID conversation,
            Set<Long> tickets,
            String text,
            Ending ending,
            String model,
            Usage usage)
            implements LlmEvent {
        public ReplyWritten {
            tickets = Set.copyOf(tickets);
        }
    }

    /// There will be none.
    ///
    /// @param sentence what happened, for the owner of the bot
    record ReplyFailed(UUID reply, UUID bot, UUID conversation, Set<Long> tickets, Reason reason, String sentence)
            implements LlmEvent {
        public ReplyFailed {
            tickets = Set.copyOf(tickets);
        }
    }

    /// What was read and written, in the model's tokens.
    record Usage(long input, long output) {}

    /// Whether the text says all that the model wanted to say.
    enum Ending {
        @JsonProperty("whole")
        WHOLE,
        /// The model broke off, or had said as much as it may.
        @JsonProperty("cut")
        CUT,
        /// The person wanted no more of it.
        @JsonProperty("stopped")
        STOPPED
    }

    /// Why there is no reply.
    enum Reason {
        /// The bot has no model that may be asked.
        @JsonProperty("no_model")
        NO_MODEL,
        /// The model did not want to answer this.
        @JsonProperty("declined")
        DECLINED,
        /// Neither the model nor its stand-ins could be reached in time.
        @JsonProperty("unavailable")
        UNAVAILABLE,
        /// The provider wants money, or a key that is right: only the owner can mend it.
        @JsonProperty("refused")
        REFUSED,
        /// The person or the bot has used up the tokens of the day.
        @JsonProperty("budget")
        BUDGET,
        /// The account has no credits left.
        @JsonProperty("no_credits")
        NO_CREDITS,
        /// The person wanted none any more, before a word was written.
        @JsonProperty("stopped")
        STOPPED
    }
}
