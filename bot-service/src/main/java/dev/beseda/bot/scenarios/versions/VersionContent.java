package dev.beseda.bot.scenarios.versions;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.scenarios.programs.StepConfig;
import dev.beseda.bot.scenarios.programs.StepType;
import dev.beseda.bot.scenarios.programs.TriggerDraft;
import dev.beseda.bot.scenarios.rules.Changes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A published version with all that is in it.
public record VersionContent(
        UUID id,
        UUID scenarioId,
        int number,
        boolean isLive,
        Instant publishedAt,
        TriggerDraft trigger,
        boolean returns,
        List<StepContent> steps) {
    /// A step as it was published.
    public record StepContent(String key, StepType stepType, Map<String, Object> config) {}

    public static VersionContent of(VersionView version, Scenario scenario) {
        var steps = scenario.steps().stream()
                .map(step -> new StepContent(step.key(), StepType.of(step), StepConfig.write(step)))
                .toList();
        return new VersionContent(
                version.id(),
                version.scenarioId(),
                version.number(),
                version.isLive(),
                version.publishedAt(),
                TriggerDraft.of(scenario.trigger()),
                scenario.returns(),
                steps);
    }

    /// A scenario as two of them are compared.
    public static Changes.State state(Scenario scenario) {
        var steps = new LinkedHashMap<String, Map<String, Object>>();
        scenario.steps()
                .forEach(step -> steps.put(
                        step.key(),
                        Map.of("step_type", StepType.of(step).toString(), "config", StepConfig.write(step))));
        var trigger = TriggerDraft.of(scenario.trigger()).toRow().getMap();
        return new Changes.State(Map.of("trigger", trigger, "returns", scenario.returns()), steps);
    }
}
