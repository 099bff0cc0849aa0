package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.scenarios.programs.TriggerDraft;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an owner writes about a scenario.
///
/// @param returns whether a scenario that this one interrupts goes on afterwards; by default it does
/// @param botId needed for a new scenario; a scenario never moves to another bot
@Schema(examples = """
                {"bot_id": "01990000-0000-7000-8000-000000000000", "name": "Survey", \
                "trigger": {"type": "command", "value": "start"}, "is_active": true, "returns": true}""")
public record ScenarioDraft(
        @Nullable UUID botId,
        @NotBlank @Size(max = 100) @NoNul String name,
        @Size(max = 1000) @NoNul @Nullable String description,
        @NotNull @Valid TriggerDraft trigger,
        @Nullable Boolean isActive,
        @Nullable Boolean returns) {}
