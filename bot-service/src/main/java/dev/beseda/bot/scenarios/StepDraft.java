package dev.beseda.bot.scenarios;

import dev.beseda.bot.scenarios.programs.StepConfig;
import dev.beseda.bot.scenarios.programs.StepType;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an owner writes about a step.
///
/// @param scenarioId needed for a new step; a step never moves to another scenario
/// @param order its place, counted from 1; the steps from there on move back. By default a new step comes last
/// @param key how other steps name it, by default `step-N`
/// @param config message `{text}`, question `{text, variable}`, condition `{variable, operator, value, then,
/// otherwise}`,
///     set_variable `{variable, value}`, jump `{to}`, end `{}`; a text is a string or `{"ru": "…", "en": "…"}`
@Schema(examples = """
                {"scenario_id": "01990000-0000-7000-8000-000000000000", "order": 2, "key": "name", "step_type": "question", \
                "config": {"text": {"ru": "Как вас зовут?", "en": "What is your name?"}, "variable": "имя"}}""")
public record StepDraft(
        @Nullable UUID scenarioId,
        @Min(1) @Nullable Integer order,

        @Pattern(regexp = StepConfig.KEY, message = "must be " + StepConfig.KEY_MESSAGE) @Nullable
        String key,

        @NotNull StepType stepType,
        @NotNull Map<String, Object> config) {}
