package dev.beseda.bot.conversations.dialogs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A conversation with what was said, newest last.
///
/// @param before the cursor of what was said earlier, absent at the beginning
public record TranscriptView(
        UUID id,
        UUID botId,
        long chatId,
        Instant startedAt,
        Instant changedAt,
        List<Line> messages,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> before) {

    /// One message.
    ///
    /// @param direction `in` from the person, `out` from the bot
    /// @param state received; or queued, sending, sent, failed, unknown
    /// @param failure why it was not sent
    public record Line(
            UUID id,
            @Schema(examples = "in") String direction,
            String text,
            @Schema(examples = "received") String state,
            @Nullable String failure,
            Instant at) {}

    static TranscriptView of(DialogView dialog, List<Line> messages, Optional<String> before) {
        return new TranscriptView(
                dialog.id(), dialog.botId(), dialog.chatId(), dialog.startedAt(), dialog.changedAt(), messages, before);
    }
}
