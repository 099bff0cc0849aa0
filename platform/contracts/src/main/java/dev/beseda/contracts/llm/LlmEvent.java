package dev.beseda.contracts.llm;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/// What the language models tell the house. Topic `llm.events`, key: the conversation.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "reply-written.v1", value = LlmEvent.ReplyWritten.class),
    @JsonSubTypes.Type(name = "reply-failed.v1", value = LlmEvent.ReplyFailed.class),
})
public sealed interface LlmEvent {
    UUID conversation();

    long ticket();

    /// The reply is there.
    ///
    /// @param text Markdown
    record ReplyWritten(UUID bot, UUID conversation, long ticket, String text, String model, Usage usage)
            implements LlmEvent {}

    /// There will be none.
    ///
    /// @param sentence what happened, for the owner of the bot
    record ReplyFailed(UUID bot, UUID conversation, long ticket, Reason reason, String sentence) implements LlmEvent {}

    /// What was read and written, in the model's tokens.
    record Usage(long input, long output) {}

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
        /// The account has no credits left.
        @JsonProperty("no_credits")
        NO_CREDITS
    }
}
