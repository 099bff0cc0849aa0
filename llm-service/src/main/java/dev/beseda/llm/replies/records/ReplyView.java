package dev.beseda.llm.replies.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reply as people see it; what was said is not kept here.
///
/// @param state `waiting`, `running`, `written` or `failed`
/// @param tickets what it answers
/// @param attempts how often it was begun
/// @param ending whether the text is `whole`, `cut` or `stopped`
/// @param reason why there is no text
/// @param sentence what happened then
/// @param cached whether the same had been written before
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyView(
        UUID id,
        UUID botId,
        UUID conversationId,
        long chatId,
        List<Long> tickets,
        String state,
        Instant wantedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        int attempts,
        @Nullable String ending,
        @Nullable String reason,
        @Nullable String sentence,
        @Nullable String model,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        boolean cached) {}
