package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.quotas.WorkspaceLock;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.bot.scenarios.quotas.Sizes;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.etags.IfMatch;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Changes the steps of drafts, one transaction each; the scenario is locked, so its steps are numbered without gaps.
@ApplicationScoped
public class StepRunner {
    private final Scenarios scenarios;
    private final Steps steps;
    private final Bots bots;
    private final Sizes sizes;
    private final WorkspaceLock lock;

    StepRunner(Scenarios scenarios, Steps steps, Bots bots, Sizes sizes, WorkspaceLock lock) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.bots = bots;
        this.sizes = sizes;
        this.lock = lock;
    }

    public Uni<StepView> create(UUID workspace, UUID scenario, StepDraft draft) {
        return Panache.withTransaction(() -> lock.hold(workspace)
                .chain(() -> open(workspace, scenario))
                .chain(sequence -> steps.persist(sequence.add(draft)).call(() -> measure(sequence)))
                .map(StepEntity::toView));
    }

    public Uni<StepView> change(UUID workspace, UUID id, StepDraft draft, IfMatch expected) {
        return Panache.withTransaction(() -> lock.hold(workspace)
                .chain(() -> openOf(workspace, id, expected, scenario -> refuseMove(scenario, draft)))
                .chain(sequence -> {
                    var changed = sequence.change(id, draft);
                    return measure(sequence).replaceWith(changed::toView);
                }));
    }

    public Uni<Void> delete(UUID workspace, UUID id, IfMatch expected) {
        return Panache.withTransaction(() -> lock.hold(workspace)
                .chain(() -> openOf(workspace, id, expected, scenario -> {}))
                .chain(sequence -> steps.delete(sequence.remove(id)).call(() -> measure(sequence))));
    }

    /// The locked draft of a step, as the caller has seen it.
    private Uni<StepSequence> openOf(UUID workspace, UUID step, IfMatch expected, Consumer<UUID> allowed) {
        return steps.scenarioOf(workspace, step)
                .invoke(allowed)
                .chain(scenario -> open(workspace, scenario))
                .invoke(sequence -> expected.check(sequence.get(step).toView()));
    }

    private Uni<Void> measure(StepSequence sequence) {
        var scenario = sequence.scenario();
        return sizes.measure(scenario.workspaceId, scenario.botId, List.of(scenario.id));
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
