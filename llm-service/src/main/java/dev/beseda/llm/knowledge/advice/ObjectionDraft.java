package dev.beseda.llm.knowledge.advice;

import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What somebody objects.
///
/// @param bot who is to answer
/// @param product what it is about, if it is about one
@Schema(examples = """
                {"bot": "01990000-0000-7000-8000-000000000000", "objection": "Это слишком дорого для меня"}""")
public record ObjectionDraft(
        @NotNull UUID bot,
        @NotBlank @Size(max = 2000) @NoNul String objection,
        @Nullable UUID product) {}
