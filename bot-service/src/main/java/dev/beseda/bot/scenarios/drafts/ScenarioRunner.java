package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.quotas.WorkspaceLock;
import dev.beseda.bot.scenarios.checks.ConcurrentChange;
import dev.beseda.bot.scenarios.checks.FindingView;
import dev.beseda.bot.scenarios.checks.Inspection;
import dev.beseda.bot.scenarios.checks.Inspection.State;
import dev.beseda.bot.scenarios.checks.PublishedView;
import dev.beseda.bot.scenarios.programs.Programs;
import dev.beseda.bot.scenarios.quotas.Sizes;
import dev.beseda.bot.scenarios.rules.Finding;
import dev.beseda.bot.scenarios.rules.chats.ChatTest;
import dev.beseda.bot.scenarios.versions.PublishedVersion;
import dev.beseda.bot.scenarios.versions.Versions;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.Problem.FieldError;
import dev.beseda.kit.web.etags.IfMatch;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// Changes and publishes scenarios, one transaction each. What changes a bot's behaviour is noted at the bot.
@ApplicationScoped
public class ScenarioRunner {
    /// Others may publish in the same bot at the same time.
    private static final int MOST_CHECKS = 30;

    private final Scenarios scenarios;
    private final Steps steps;
    private final Versions versions;
    private final Bots bots;
    private final Inspector inspector;
    private final Sizes sizes;
    private final WorkspaceLock lock;
    private final Clock clock;

    ScenarioRunner(
            Scenarios scenarios,
            Steps steps,
            Versions versions,
            Bots bots,
            Inspector inspector,
            Sizes sizes,
            WorkspaceLock lock,
            Clock clock) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.versions = versions;
        this.bots = bots;
        this.inspector = inspector;
        this.sizes = sizes;
        this.lock = lock;
        this.clock = clock;
    }

    public Uni<ScenarioView> create(UUID workspace, UUID bot, ScenarioDraft draft) {
        var scenario = ScenarioEntity.of(workspace, bot, now());
        scenario.describe(draft, now());
        return Panache.withTransaction(() -> lock.hold(workspace)
                        .chain(() -> bots.get(workspace, bot))
                        .chain(() -> scenarios.persist(scenario))
                        .call(() -> sizes.measure(workspace, bot, List.of(scenario.id))))
                .map(ScenarioEntity::toView);
    }

    public Uni<ScenarioView> change(UUID workspace, UUID id, ScenarioDraft draft, IfMatch expected) {
        return Panache.withTransaction(() -> scenarios
                        .getForLiveChange(workspace, id)
                        .invoke(scenario -> expected.check(scenario.toView()))
                        .invoke(scenario -> refuseMove(scenario, draft))
                        .invoke(scenario -> scenario.describe(draft, now()))
                        .call(scenario -> versions.follow(id, scenario.newestVersion(), scenario.isActive)))
                .map(ScenarioEntity::toView);
    }

    public Uni<Void> delete(UUID workspace, UUID id, IfMatch expected) {
        return Panache.withTransaction(() -> scenarios
                .getForLiveChange(workspace, id)
                .invoke(scenario -> expected.check(scenario.toView()))
                .chain(scenarios::delete));
    }

    /// Publishes what was checked: a draft or a bot that was changed meanwhile is checked anew.
    public Uni<PublishedView> publish(UUID workspace, UUID id) {
        return Uni.createFrom()
                .deferred(() -> inspector.inspect(workspace, id, Checked::of))
                .chain(checked -> Panache.withTransaction(() -> publish(workspace, id, checked)))
                .onFailure(ConcurrentChange.class)
                .retry()
                .atMost(MOST_CHECKS);
    }

    /// @param seen fails unless the tests are those that the caller has seen
    public Uni<List<ChatTest>> test(UUID workspace, UUID id, List<ChatTest> tests, Consumer<List<ChatTest>> seen) {
        return Panache.withTransaction(() -> lock.hold(workspace)
                        .chain(() -> scenarios.getForChange(workspace, id))
                        .invoke(scenario -> seen.accept(scenario.chatTests()))
                        .invoke(scenario -> scenario.test(tests, now()))
                        .call(scenario -> sizes.measure(workspace, scenario.botId, List.of(id))))
                .replaceWith(tests);
    }

    /// Puts a version back as the draft; what runs stays as it is.
    public Uni<ScenarioView> restore(UUID workspace, UUID id, int number) {
        return Panache.withTransaction(() -> lock.hold(workspace)
                        .chain(() -> scenarios.getForChange(workspace, id))
                        .call(scenario -> versions.get(id, number).chain(version -> restore(scenario, version)))
                        .call(scenario -> sizes.measure(workspace, scenario.botId, List.of(id))))
                .map(ScenarioEntity::toView);
    }

    private Uni<Void> restore(ScenarioEntity scenario, PublishedVersion version) {
        var content = version.toScenario();
        scenario.restore(content, now());
        return steps.replace(Map.of(scenario, content.steps()));
    }

    /// A draft that may be published, as it was when it was checked.
    private record Checked(State state, List<Finding> findings, JsonObject program) {
        static Checked of(Inspection inspection) {
            var findings = inspection.findings();
            refuseUnfinished(findings);
            return new Checked(inspection.state(), findings, Programs.write(inspection.scenario()));
        }

        /// Publishing itself is one change of both.
        void refuseOvertaken(State now) {
            if (!now.equals(new State(state.draft() + 1, state.bot() + 1))) {
                throw new ConcurrentChange("its draft was checked");
            }
        }
    }

    private Uni<PublishedView> publish(UUID workspace, UUID id, Checked checked) {
        return scenarios
                .getForLiveChange(workspace, id)
                .call(scenario -> inspector.state(scenario).invoke(checked::refuseOvertaken))
                .chain(scenario -> versions.publish(scenario.publish(checked.program(), now()))
                        .call(() -> sizes.measureVersions(scenario.botId)))
                .map(published -> PublishedView.of(published, FindingView.of(checked.findings())));
    }

    /// Publishes a draft that needs no check, as part of the transaction at hand.
    public Uni<Void> publishNew(UUID workspace, UUID id, JsonObject program, Instant at) {
        return scenarios
                .getForLiveChange(workspace, id)
                .chain(scenario -> versions.publish(scenario.publish(program, at)))
                .replaceWithVoid();
    }

    private static void refuseUnfinished(List<Finding> findings) {
        var errors = findings.stream()
                .filter(Finding::isError)
                .map(finding -> new FieldError(finding.field(), finding.message()))
                .toList();
        if (!errors.isEmpty()) {
            var sentence = "The draft can't be published: %d thing(s) to mend".formatted(errors.size());
            throw new Conflict("unfinished-draft", sentence, errors);
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
