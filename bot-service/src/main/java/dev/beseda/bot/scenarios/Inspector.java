package dev.beseda.bot.scenarios;

import dev.beseda.bot.bots.BotSettings;
import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.engine.Scenario;
import dev.beseda.bot.scenarios.rules.Addresses;
import dev.beseda.bot.scenarios.rules.Draft;
import dev.beseda.bot.scenarios.rules.Variables;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Loads what the check of a draft must know of its bot.
@ApplicationScoped
class Inspector {
    private final Scenarios scenarios;
    private final Steps steps;
    private final Versions versions;
    private final Bots bots;
    private final Addresses addresses;

    Inspector(Scenarios scenarios, Steps steps, Versions versions, Bots bots, Addresses addresses) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.versions = versions;
        this.bots = bots;
        this.addresses = addresses;
    }

    Uni<Inspection> of(ScenarioEntity scenario) {
        return bots.settings(scenario.workspaceId, scenario.botId).chain(settings -> of(scenario, settings));
    }

    private Uni<Inspection> of(ScenarioEntity scenario, BotSettings settings) {
        return scenarios
                .of(scenario.botId)
                .map(Inspector::ids)
                .chain(known -> steps.of(known)
                        .chain(all -> versions.live(scenario.botId)
                                .map(live -> inspection(scenario, settings, new Surrounding(known, all, live)))));
    }

    private record Surrounding(List<UUID> known, Map<UUID, List<StepEntity>> steps, List<Scenario> live) {}

    private Inspection inspection(ScenarioEntity scenario, BotSettings settings, Surrounding around) {
        var own = around.steps().getOrDefault(scenario.id, List.of()).stream()
                .map(StepEntity::toStep)
                .toList();
        var others = around.live().stream()
                .filter(live -> !live.id().equals(scenario.id))
                .toList();
        var remembered = around.steps().values().stream()
                .flatMap(Collection::stream)
                .filter(step -> !step.scenarioId.equals(scenario.id))
                .map(StepEntity::toStep)
                .toList();
        var known = around.known().stream().collect(Collectors.toSet());
        var draft = new Draft(scenario.toScenario(own), others, known, Variables.setBy(remembered), addresses);
        return new Inspection(draft, settings, scenario.chatTests());
    }

    private static List<UUID> ids(List<ScenarioEntity> ofBot) {
        return ofBot.stream().map(scenario -> scenario.id).toList();
    }
}
