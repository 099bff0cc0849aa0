package dev.beseda.contracts.llm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Orders to the language models. Topic `llm.commands`, key: the conversation.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(name = "write-reply.v1", value = LlmCommand.WriteReply.class)})
public sealed interface LlmCommand {
    UUID conversation();

    /// A reply is wanted to what the person said last.
    ///
    /// @param ticket comes back with the reply; the conversation knows by it what the reply answers
    /// @param instructions what the scenario says about this reply, beside what the bot's settings say
    /// @param language what the person speaks, such as `ru`
    /// @param said what was said before, oldest first
    /// @param variables what the person told, as texts
    record WriteReply(
            UUID workspace,
            UUID bot,
            UUID conversation,
            long ticket,
            String instructions,
            String language,
            List<Line> said,
            Map<String, String> variables)
            implements LlmCommand {
        public WriteReply {
            said = List.copyOf(said);
            variables = Map.copyOf(variables);
        }
    }

    /// Something that was said.
    record Line(Speaker by, String text) {}
}
