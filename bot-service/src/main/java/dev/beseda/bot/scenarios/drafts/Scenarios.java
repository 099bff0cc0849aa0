package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.scenarios.rules.chats.ChatTest;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where the drafts of scenarios are kept. A scenario of another workspace does not exist.
@ApplicationScoped
public class Scenarios implements PanacheRepositoryBase<ScenarioEntity, UUID> {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final String ONE = "workspaceId = ?1 and id = ?2";

    private final Bots bots;

    Scenarios(Bots bots) {
        this.bots = bots;
    }

    Uni<ScenarioEntity> get(UUID workspace, UUID id) {
        return find(ONE, workspace, id).firstResult().onItem().ifNull().failWith(() -> absent(id));
    }

    public Uni<ScenarioView> view(UUID workspace, UUID id) {
        return get(workspace, id).map(ScenarioEntity::toView);
    }

    public Uni<List<ChatTest>> tests(UUID workspace, UUID id) {
        return get(workspace, id).map(ScenarioEntity::chatTests);
    }

    public Uni<Page<ScenarioView>> page(UUID workspace, Optional<UUID> bot, PageRequest wanted) {
        var after = wanted.after().orElse(LOWEST);
        var found = bot.map(of -> find("workspaceId = ?1 and id > ?2 and botId = ?3 order by id", workspace, after, of))
                .orElseGet(() -> find("workspaceId = ?1 and id > ?2 order by id", workspace, after));
        return found.range(0, wanted.size())
                .list()
                .map(rows ->
                        Page.of(rows, wanted.size(), row -> row.id.toString()).map(ScenarioEntity::toView));
    }

    /// Locks the draft, so that changes of its steps queue up, and notes that it changes.
    Uni<ScenarioEntity> getForChange(UUID workspace, UUID id) {
        return find(ONE, workspace, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> absent(id))
                .invoke(scenario -> scenario.revision++);
    }

    /// Locks the bot and then the draft – in the order in which a bot is deleted –
    /// and notes that the bot will act otherwise.
    Uni<ScenarioEntity> getForLiveChange(UUID workspace, UUID id) {
        return find("select botId from ScenarioEntity where " + ONE, workspace, id)
                .project(UUID.class)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> absent(id))
                .call(bots::changed)
                .chain(() -> getForChange(workspace, id));
    }

    /// All scenarios of a bot, oldest first, locked.
    Uni<List<ScenarioEntity>> getAllForChange(UUID bot) {
        return find("botId = ?1 order by id", bot)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /// All scenarios of a bot, oldest first.
    Uni<List<ScenarioEntity>> of(UUID bot) {
        return list("botId = ?1 order by id", bot);
    }

    /// Which scenario a name means: those that share one have none.
    Uni<Map<String, UUID>> names(UUID bot) {
        return of(bot).map(Scenarios::names);
    }

    static Map<String, UUID> names(List<ScenarioEntity> ofBot) {
        var byName = ofBot.stream().collect(Collectors.groupingBy(scenario -> scenario.name));
        var names = new HashMap<String, UUID>();
        byName.forEach((name, same) -> {
            if (same.size() == 1) {
                names.put(name, same.getFirst().id);
            }
        });
        return names;
    }

    private static NotFound absent(UUID id) {
        return new NotFound("scenario", id);
    }
}
