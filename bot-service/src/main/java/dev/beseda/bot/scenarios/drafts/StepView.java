package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.scenarios.programs.StepType;
import dev.beseda.kit.web.etags.Tagged;
import java.util.Map;
import java.util.UUID;

/// A step of a draft as its owner sees it.
public record StepView(UUID id, UUID scenarioId, int order, String key, StepType stepType, Map<String, Object> config)
        implements Tagged {}
