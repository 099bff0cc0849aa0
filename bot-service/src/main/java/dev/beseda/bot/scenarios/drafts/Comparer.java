package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.scenarios.rules.Changes;
import dev.beseda.bot.scenarios.versions.PublishedVersion;
import dev.beseda.bot.scenarios.versions.VersionContent;
import dev.beseda.bot.scenarios.versions.Versions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Compares versions of a scenario with each other and with the draft.
@ApplicationScoped
public class Comparer {
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
    public record Pair(int from, int to) {}

    public Uni<Changes> versions(UUID workspace, UUID id, Pair versions) {
        return Panache.withSession(() -> scenarios.get(workspace, id).chain(found -> between(id, versions)));
    }

    private Uni<Changes> between(UUID scenario, Pair versions) {
        return version(scenario, versions.from()).chain(before -> changes(before, version(scenario, versions.to())));
    }

    public Uni<Changes> draft(UUID workspace, UUID id) {
        return Panache.withSession(() -> scenarios.get(workspace, id).chain(this::unpublished));
    }

    private Uni<Changes> unpublished(ScenarioEntity scenario) {
        return newest(scenario).chain(before -> changes(before, draft(scenario)));
    }

    private static Uni<Changes> changes(Changes.State before, Uni<Changes.State> after) {
        return after.map(state -> Changes.between(before, state));
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
