package dev.beseda.llm.knowledge.documents;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an owner gives to read: a text, or the address of a page, a PDF or a table in the web.
///
/// @param title needed with a text; by default what the page calls itself
/// @param bot who is to know it; by default all bots of the workspace
/// @param format of the text; by default markdown
@Schema(
        examples =
                "{\"title\": \"Доставка\", \"text\": \"# Сроки\\n\\nКурьер приезжает за два дня.\", \"format\": \"markdown\"}")
public record DocumentDraft(
        @Size(min = 1, max = 200) @NoNul @Nullable String title,
        @Nullable UUID bot,
        @Size(min = 1, max = 1_000_000) @NoNul @Nullable String text,
        @Nullable Format format,
        @Size(max = 2000) @NoNul @Nullable String url) {

    /// How a text is written.
    public enum Format {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("markdown")
        MARKDOWN
    }
}
