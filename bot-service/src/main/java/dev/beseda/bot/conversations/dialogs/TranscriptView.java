package dev.beseda.bot.conversations.dialogs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A conversation with what was said, newest last.
///
/// @param before the cursor of what was said earlier, absent at the beginning
public record TranscriptView(
        @JsonUnwrapped DialogView dialog,
        List<Line> messages,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> before) {

    /// One message.
    ///
    /// @param direction `in` from the person, `out` to them
    /// @param by who said it: `person`, `bot` or `operator`
    /// @param operator which operator
    /// @param kind `text`, `photo`, `location`, `tap`, …
    /// @param media files, places and contacts, each with its `kind`
    /// @param buttons the labels under the message, row by row
    /// @param state received; or queued, sending, sent, failed, unknown
    /// @param failure why it was not sent
    /// @param editedAt when the person last changed it
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(
            UUID id,
            @Schema(examples = "in") String direction,
            @Schema(examples = "person") String by,
            @Nullable String operator,
            @Schema(examples = "text") String kind,
            @JsonInclude(JsonInclude.Include.ALWAYS) String text,
            List<Map<String, Object>> media,
            List<List<String>> buttons,
            @Schema(examples = "received") String state,
            @Nullable String failure,
            Instant at,
            @Nullable Instant editedAt) {}
}
