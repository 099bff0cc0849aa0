package dev.beseda.bot.conversations.dialogs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bot's conversation in one chat, as people read it.
///
/// @param threadId the topic of the chat, 0 where there are none
/// @param waitingSince since when somebody waits for an operator
/// @param withPerson whether the bot is silent, because an operator talks or was called
/// @param operator which operator talks
/// @param leftAt since when the person has shut the bot out
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DialogView(
        UUID id,
        UUID botId,
        long chatId,
        long threadId,
        Instant startedAt,
        Instant changedAt,
        boolean waitingForPerson,
        @Nullable Instant waitingSince,
        boolean withPerson,
        @Nullable String operator,
        @Nullable Instant leftAt) {}
