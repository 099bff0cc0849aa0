package dev.beseda.llm.knowledge.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.beseda.kit.web.etags.Tagged;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Something that a bot, or every bot of the workspace, has been given to read.
///
/// @param kind text, markdown, pdf, csv or page
/// @param failure why it could not be read
/// @param passages in how many pieces it can be found
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Document(
        UUID id,
        Optional<UUID> bot,
        String title,
        String kind,
        Optional<String> url,
        long sizeBytes,
        State state,
        Optional<String> failure,
        OptionalInt pages,
        long passages,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {

    /// How far the reading is.
    public enum State {
        @JsonProperty("new")
        NEW,
        @JsonProperty("reading")
        READING,
        @JsonProperty("ready")
        READY,
        @JsonProperty("failed")
        FAILED
    }
}
