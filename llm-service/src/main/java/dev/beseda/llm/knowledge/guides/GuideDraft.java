package dev.beseda.llm.knowledge.guides;

import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an owner writes about the program or the strategy.
///
/// @param bot whose it is; by default of all bots of the workspace that have none of their own
/// @param text Markdown; empty takes it away
@Schema(examples = "{\"text\": \"# Программа\\n\\nКурсы с наставником, первый урок бесплатно.\"}")
public record GuideDraft(
        @Nullable UUID bot,
        @NotNull @Size(max = 50_000) @NoNul String text) {}
