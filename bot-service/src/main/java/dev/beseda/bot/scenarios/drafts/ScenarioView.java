package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.scenarios.programs.TriggerDraft;
import dev.beseda.kit.web.etags.Tagged;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A scenario as its owner sees it.
///
/// @param returns whether a scenario that this one interrupts goes on afterwards
/// @param publishedVersion the number of the newest version, if there is one; it runs while the scenario is active
public record ScenarioView(
        UUID id,
        UUID botId,
        String name,
        String description,
        TriggerDraft trigger,
        boolean isActive,
        boolean returns,
        @Nullable Integer publishedVersion,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {}
