package dev.beseda.bot.scenarios;

import dev.beseda.bot.scenarios.rules.Changes;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Compares versions of a scenario with each other and with the draft.
@ApplicationScoped
class Comparer {
    private static final Changes.State NOTHING = new Changes.State(Map.of(), new LinkedHashMap<>());

    private final Scenarios scenarios;
    private final Steps steps;
    private final Versions versions;

    Comparer(Scenarios scenarios, Steps steps, Versions versions) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.versions = versions;
    }

    /// Two versions by their numbers.
    record Pair(int from, int to) {}

    Uni<Changes> versions(UUID workspace, UUID id, Pair versions) {
        return Panache.withSession(() -> scenarios
                .get(workspace, id)
                .chain(found -> version(id, versions.from())
                        .chain(before -> version(id, versions.to()).map(after -> Changes.between(before, after)))));
    }

    Uni<Changes> draft(UUID workspace, UUID id) {
        return Panache.withSession(() -> scenarios
                .get(workspace, id)
                .chain(scenario -> newest(scenario)
                        .chain(before -> draft(scenario).map(after -> Changes.between(before, after)))));
    }

    private Uni<Changes.State> newest(ScenarioEntity scenario) {
        return scenario.newestVersion() == 0
                ? Uni.createFrom().item(NOTHING)
                : version(scenario.id, scenario.newestVersion());
    }

    private Uni<Changes.State> version(UUID scenario, int number) {
        return versions.get(scenario, number).map(PublishedVersion::toScenario).map(VersionContent::state);
    }

    private Uni<Changes.State> draft(ScenarioEntity scenario) {
        return steps.of(scenario.id)
                .map(found -> VersionContent.state(scenario.toScenario(
                        found.stream().map(StepEntity::toStep).toList())));
    }
}
