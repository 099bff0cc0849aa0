package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where the steps of drafts are kept. A step of another workspace does not exist.
@ApplicationScoped
public class Steps implements PanacheRepositoryBase<StepEntity, UUID> {
    private static final UUID LOWEST = new UUID(0, 0);

    Uni<StepEntity> get(UUID workspace, UUID id) {
        return find("workspaceId = ?1 and id = ?2", workspace, id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("step", id));
    }

    public Uni<StepView> view(UUID workspace, UUID id) {
        return get(workspace, id).map(StepEntity::toView);
    }

    /// Whose step it is. The step itself is not read: it is not locked yet, and the session would not read it again.
    Uni<UUID> scenarioOf(UUID workspace, UUID id) {
        return find("select scenarioId from StepEntity where workspaceId = ?1 and id = ?2", workspace, id)
                .project(UUID.class)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("step", id));
    }

    /// The steps of a scenario in their order.
    Uni<List<StepEntity>> of(UUID scenario) {
        return list("scenarioId = ?1 order by position", scenario);
    }

    /// The steps of these scenarios, those of each in their order.
    Uni<Map<UUID, List<StepEntity>>> of(Collection<UUID> scenarios) {
        return list("scenarioId in ?1 order by position", scenarios)
                .map(found -> found.stream().collect(Collectors.groupingBy(step -> step.scenarioId)));
    }

    /// Puts the new steps in the place of all steps of these drafts; the old ones go first, since keys are used once.
    /// All at once: the session looks at everything it knows whenever it writes.
    Uni<Void> replace(Map<ScenarioEntity, List<Step>> replacements) {
        var ids = replacements.keySet().stream().map(scenario -> scenario.id).toList();
        var rows = replacements.entrySet().stream()
                .flatMap(draft -> rows(draft.getKey(), draft.getValue()))
                .toList();
        return delete("scenarioId in ?1", ids).chain(() -> persist(rows)).chain(this::flush);
    }

    private static Stream<StepEntity> rows(ScenarioEntity scenario, List<Step> steps) {
        return IntStream.range(0, steps.size()).mapToObj(at -> StepEntity.of(scenario, at + 1, steps.get(at)));
    }

    /// The steps of a scenario, which are never more than a page.
    public Uni<Page<StepView>> all(UUID scenario) {
        return of(scenario)
                .map(found -> new Page<>(found.stream().map(StepEntity::toView).toList(), Optional.empty()));
    }

    public Uni<Page<StepView>> page(UUID workspace, PageRequest wanted) {
        return find(
                        "workspaceId = ?1 and id > ?2 order by id",
                        workspace,
                        wanted.after().orElse(LOWEST))
                .range(0, wanted.size())
                .list()
                .map(rows ->
                        Page.of(rows, wanted.size(), row -> row.id.toString()).map(StepEntity::toView));
    }
}
