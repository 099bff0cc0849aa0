package dev.beseda.contracts.llm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Orders to the language models. Topic `llm.commands`, key: the conversation.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "write-reply.v1", value = LlmCommand.WriteReply.class),
    @JsonSubTypes.Type(name = "stop-replies.v1", value = LlmCommand.StopReplies.class),
    @JsonSubTypes.Type(name = "forget-talk.v1", value = LlmCommand.ForgetTalk.class),
})
public sealed interface LlmCommand {
    Talk talk();

    /// Whose talk it is: a conversation of a bot, the chat where it takes place and the person who asks there.
    record Talk(UUID workspace, UUID bot, UUID conversation, long chat, long person) {}

    /// A reply is wanted to what the person wrote. Orders that come shortly one after another get one reply together.
    ///
    /// @param ticket comes back with the reply; the conversation knows by it what the reply answers
    /// @param text what the person wrote
    /// @param instructions what the scenario says about this reply, beside the bot's settings; may be empty
    /// @param language what the person speaks, such as `ru`
    /// @param variables what is known of the person, as texts
    record WriteReply(
            Talk talk,
            long ticket,
            String text,
            String instructions,
            String language,
            Map<String, String> variables,
            Instant askedAt)
            implements LlmCommand {
        public WriteReply {
            variables = Map.copyOf(variables);
        }
    }

    /// No reply is wanted any more to what was asked before `askedAt`; what is being written ends where it is.
    record StopReplies(Talk talk, Instant askedAt) implements LlmCommand {}

    /// The person begins anew: nothing that was said before is known any more.
    record ForgetTalk(Talk talk, Instant askedAt) implements LlmCommand {}
}
