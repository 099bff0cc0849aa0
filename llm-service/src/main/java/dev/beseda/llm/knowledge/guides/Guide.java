package dev.beseda.llm.knowledge.guides;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beseda.kit.web.etags.Tagged;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What bots must know of the whole.
///
/// @param bot whose it is; without one, of all bots of the workspace that have none of their own
/// @param text Markdown; empty until somebody writes it
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Guide(Optional<UUID> bot, String text, Optional<Instant> updatedAt) implements Tagged {

    /// What it is about.
    public enum Kind {
        /// What is offered, by whom, on what terms; people may be told it.
        PROGRAM_INFO("program-info"),
        /// How bots are to talk about it; for the model only.
        STRATEGY("strategy");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
