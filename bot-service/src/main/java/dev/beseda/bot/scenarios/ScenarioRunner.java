package dev.beseda.bot.scenarios;

import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.scenarios.programs.Programs;
import dev.beseda.bot.scenarios.rules.Finding;
import dev.beseda.bot.scenarios.rules.chats.ChatTest;
import dev.beseda.kit.web.BadField;
import dev.beseda.kit.web.IfMatch;
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
import java.util.function.Consumer;

/// Changes and publishes scenarios, one transaction each. What changes a bot's behaviour is noted at the bot.
@ApplicationScoped
class ScenarioRunner {
    static final int MOST_SCENARIOS = 200;

    private final Scenarios scenarios;
    private final Steps steps;
    private final Versions versions;
    private final Bots bots;
    private final Inspector inspector;
    private final Clock clock;

    ScenarioRunner(Scenarios scenarios, Steps steps, Versions versions, Bots bots, Inspector inspector, Clock clock) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.versions = versions;
        this.bots = bots;
        this.inspector = inspector;
        this.clock = clock;
    }

    Uni<ScenarioView> create(UUID workspace, UUID bot, ScenarioDraft draft) {
        var scenario = ScenarioEntity.of(workspace, bot, now());
        scenario.describe(draft, now());
        return Panache.withTransaction(() -> bots.get(workspace, bot)
                        .chain(() -> refuseTooMany(bot))
                        .chain(() -> scenarios.persistAndFlush(scenario)))
                .map(ScenarioEntity::toView);
    }

    Uni<ScenarioView> change(UUID workspace, UUID id, ScenarioDraft draft, IfMatch expected) {
        return Panache.withTransaction(() -> scenarios
                        .getForLiveChange(workspace, id)
                        .invoke(scenario -> expected.check(scenario.toView()))
                        .invoke(scenario -> refuseMove(scenario, draft))
                        .invoke(scenario -> scenario.describe(draft, now()))
                        .call(versions::follow))
                .map(ScenarioEntity::toView);
    }

    Uni<Void> delete(UUID workspace, UUID id, IfMatch expected) {
        return Panache.withTransaction(() -> scenarios
                .getForLiveChange(workspace, id)
                .invoke(scenario -> expected.check(scenario.toView()))
                .chain(scenarios::delete));
    }

    /// All there is to say about the draft as it stands.
    Uni<Inspection> inspect(UUID workspace, UUID id) {
        return Panache.withSession(() -> scenarios.get(workspace, id).chain(inspector::of));
    }

    Uni<PublishedView> publish(UUID workspace, UUID id) {
        return Panache.withTransaction(() -> scenarios
                .getForLiveChange(workspace, id)
                .chain(scenario -> inspector.of(scenario).chain(inspection -> publish(scenario, inspection))));
    }

    /// @param seen fails unless the tests are those that the caller has seen
    Uni<List<ChatTest>> test(UUID workspace, UUID id, List<ChatTest> tests, Consumer<List<ChatTest>> seen) {
        return Panache.withTransaction(() -> scenarios
                        .getForChange(workspace, id)
                        .invoke(scenario -> seen.accept(scenario.chatTests()))
                        .invoke(scenario -> scenario.test(tests, now())))
                .replaceWith(tests);
    }

    /// Puts a version back as the draft; what runs stays as it is.
    Uni<ScenarioView> restore(UUID workspace, UUID id, int number) {
        return Panache.withTransaction(() -> scenarios
                        .getForChange(workspace, id)
                        .call(scenario -> versions.get(id, number).chain(version -> restore(scenario, version))))
                .map(ScenarioEntity::toView);
    }

    private Uni<Void> restore(ScenarioEntity scenario, VersionEntity version) {
        var content = version.toScenario();
        scenario.restore(content, now());
        return steps.replace(scenario, content.steps());
    }

    private Uni<PublishedView> publish(ScenarioEntity scenario, Inspection inspection) {
        var findings = inspection.findings();
        refuseUnfinished(findings);
        var version = VersionEntity.of(scenario, Programs.write(inspection.scenario()), now());
        return versions.publish(version)
                .map(VersionEntity::toView)
                .map(published -> PublishedView.of(published, FindingView.of(findings)));
    }

    private static void refuseUnfinished(List<Finding> findings) {
        var errors = findings.stream()
                .filter(Finding::isError)
                .map(finding -> new FieldError(finding.field(), finding.message()))
                .toList();
        if (!errors.isEmpty()) {
            var sentence = "The draft can't be published: %d thing(s) to mend".formatted(errors.size());
            throw new Refusal("unfinished-draft", sentence, errors);
        }
    }

    private Uni<Void> refuseTooMany(UUID bot) {
        return scenarios
                .count("botId", bot)
                .invoke(count -> {
                    if (count >= MOST_SCENARIOS) {
                        throw new Refusal(
                                "too-many-scenarios", "A bot has at most %d scenarios".formatted(MOST_SCENARIOS));
                    }
                })
                .replaceWithVoid();
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
