package dev.beseda.bot.scenarios;

import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.engine.Step;
import dev.beseda.bot.scenarios.programs.Programs;
import dev.beseda.bot.scenarios.programs.TriggerDraft;
import dev.beseda.bot.scenarios.rules.Publication;
import dev.beseda.kit.web.BadField;
import dev.beseda.kit.web.Problem.FieldError;
import dev.beseda.kit.web.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Changes and publishes scenarios, one transaction each. What changes a bot's behaviour is noted at the bot.
@ApplicationScoped
class ScenarioRunner {
    private final Scenarios scenarios;
    private final Steps steps;
    private final Versions versions;
    private final Bots bots;
    private final Clock clock;

    ScenarioRunner(Scenarios scenarios, Steps steps, Versions versions, Bots bots, Clock clock) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.versions = versions;
        this.bots = bots;
        this.clock = clock;
    }

    Uni<ScenarioView> create(UUID workspace, UUID bot, ScenarioDraft draft) {
        var scenario = ScenarioEntity.of(workspace, bot, now());
        scenario.describe(draft, now());
        return Panache.withTransaction(() -> bots.get(workspace, bot).chain(() -> scenarios.persistAndFlush(scenario)))
                .map(ScenarioEntity::toView);
    }

    Uni<ScenarioView> change(UUID workspace, UUID id, ScenarioDraft draft) {
        return Panache.withTransaction(() -> scenarios
                        .getForLiveChange(workspace, id)
                        .invoke(scenario -> refuseMove(scenario, draft))
                        .invoke(scenario -> scenario.describe(draft, now()))
                        .call(versions::follow))
                .map(ScenarioEntity::toView);
    }

    Uni<Void> delete(UUID workspace, UUID id) {
        return Panache.withTransaction(
                () -> scenarios.getForLiveChange(workspace, id).chain(scenarios::delete));
    }

    Uni<VersionView> publish(UUID workspace, UUID id) {
        return Panache.withTransaction(() -> scenarios
                        .getForLiveChange(workspace, id)
                        .chain(scenario -> steps.of(id).map(draft -> version(scenario, draft)))
                        .chain(versions::publish))
                .map(VersionEntity::toView);
    }

    private VersionEntity version(ScenarioEntity scenario, List<StepEntity> draft) {
        var program = draft.stream().map(StepEntity::toStep).toList();
        refuseUnfinished(program);
        var trigger = TriggerDraft.of(scenario.trigger).toTrigger();
        return VersionEntity.of(scenario, Programs.write(trigger, program), now());
    }

    private static void refuseUnfinished(List<Step> program) {
        var findings = Publication.findings(program).stream()
                .map(finding -> new FieldError(finding.field(), finding.message()))
                .toList();
        if (!findings.isEmpty()) {
            var sentence = "The draft can't be published: %d thing(s) to mend".formatted(findings.size());
            throw new Refusal("unfinished-draft", sentence, findings);
        }
    }

    private static void refuseMove(ScenarioEntity scenario, ScenarioDraft draft) {
        if (draft.botId() != null && !draft.botId().equals(scenario.botId)) {
            throw new BadField("bot_id", "can't be changed: a scenario stays with its bot");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
