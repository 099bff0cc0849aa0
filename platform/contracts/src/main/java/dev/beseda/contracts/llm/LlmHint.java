package dev.beseda.contracts.llm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import java.util.UUID;

/// What can be shown of a reply while it is written. Topic `llm.hints`, key: the conversation. A hint may be lost, come
/// twice or come late: only [LlmEvent] counts.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "reply-queued.v1", value = LlmHint.Queued.class),
    @JsonSubTypes.Type(name = "reply-under-way.v1", value = LlmHint.UnderWay.class),
    @JsonSubTypes.Type(name = "reply-grown.v1", value = LlmHint.Grown.class),
})
public sealed interface LlmHint {
    Draft draft();

    /// The reply that a hint is about, and where it is to be shown.
    ///
    /// @param style how the bot wants it shown
    record Draft(
            UUID reply,
            UUID bot,
            UUID conversation,
            long chat,
            Set<Long> tickets,
            String language,
            LlmSettings.Streaming style) {
        public Draft {
            tickets = Set.copyOf(tickets);
        }
    }

    /// All who write for the bot are busy: so many replies are written first.
    record Queued(Draft draft, int ahead) implements LlmHint {}

    /// Somebody works on it; told every few seconds.
    record UnderWay(Draft draft) implements LlmHint {}

    /// @param text Markdown, all that is written so far
    record Grown(Draft draft, String text) implements LlmHint {}
}
