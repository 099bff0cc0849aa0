package dev.beseda.bot.scenarios;

import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.kit.web.BadField;
import dev.beseda.kit.web.IfMatch;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Changes the steps of drafts, one transaction each; the scenario is locked, so its steps are numbered without gaps.
@ApplicationScoped
class StepRunner {
    private final Scenarios scenarios;
    private final Steps steps;
    private final Bots bots;

    StepRunner(Scenarios scenarios, Steps steps, Bots bots) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.bots = bots;
    }

    Uni<StepView> create(UUID workspace, UUID scenario, StepDraft draft) {
        return Panache.withTransaction(() -> open(workspace, scenario)
                .chain(sequence -> {
                    var added = sequence.add(draft);
                    return steps.persistAndFlush(added);
                })
                .map(StepEntity::toView));
    }

    Uni<StepView> change(UUID workspace, UUID id, StepDraft draft, IfMatch expected) {
        return Panache.withTransaction(() -> steps.scenarioOf(workspace, id)
                .invoke(scenario -> refuseMove(scenario, draft))
                .chain(scenario -> open(workspace, scenario))
                .invoke(sequence -> expected.check(sequence.get(id).toView()))
                .map(sequence -> sequence.change(id, draft))
                .call(steps::flush)
                .map(StepEntity::toView));
    }

    Uni<Void> delete(UUID workspace, UUID id, IfMatch expected) {
        return Panache.withTransaction(() -> steps.scenarioOf(workspace, id)
                .chain(scenario -> open(workspace, scenario))
                .invoke(sequence -> expected.check(sequence.get(id).toView()))
                .map(sequence -> sequence.remove(id))
                .chain(steps::delete));
    }

    /// The locked draft with its steps.
    private Uni<StepSequence> open(UUID workspace, UUID id) {
        return scenarios
                .getForChange(workspace, id)
                .chain(scenario -> surroundings(scenario)
                        .chain(around -> steps.of(id).map(found -> new StepSequence(scenario, found, around))));
    }

    private Uni<Surroundings> surroundings(ScenarioEntity scenario) {
        return bots.settings(scenario.workspaceId, scenario.botId)
                .chain(settings -> scenarios
                        .names(scenario.botId)
                        .map(names -> new Surroundings(settings.defaultLanguage(), names)));
    }

    private static void refuseMove(UUID scenario, StepDraft draft) {
        if (draft.scenarioId() != null && !draft.scenarioId().equals(scenario)) {
            throw new BadField("scenario_id", "can't be changed: a step stays in its scenario");
        }
    }
}
