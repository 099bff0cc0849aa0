package dev.beseda.bot.scenarios.versions;

import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.paging.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where published versions are kept; which of them is live follows from its scenario.
@ApplicationScoped
public class Versions implements PanacheRepositoryBase<VersionEntity, UUID> {
    /// As many as one looks through; older ones still run where they have begun.
    private static final int NEWEST = 100;

    public Uni<Page<VersionView>> newest(UUID scenario) {
        return find("scenarioId = ?1 order by number desc", scenario)
                .range(0, NEWEST - 1)
                .list()
                .map(found ->
                        new Page<>(found.stream().map(VersionEntity::toView).toList(), Optional.empty()));
    }

    public Uni<PublishedVersion> get(UUID scenario, int number) {
        return find("scenarioId = ?1 and number = ?2", scenario, number)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("version", number))
                .map(VersionEntity::toVersion);
    }

    /// What of a bot runs now, in the order in which triggers are tried.
    public Uni<List<PublishedVersion>> live(UUID bot) {
        return list("botId = ?1 and isLive order by publishedAt", bot)
                .map(found -> found.stream().map(VersionEntity::toVersion).toList());
    }

    /// Makes the newest version live if the scenario is active; older ones never are.
    public Uni<Void> follow(UUID scenario, int newest, boolean isActive) {
        return list("scenarioId = ?1 and number = ?2", scenario, newest)
                .invoke(found -> found.forEach(version -> version.isLive = isActive))
                .replaceWithVoid();
    }

    /// Adds `version`; what was live until now must be written down as not live before it.
    public Uni<VersionView> publish(NewVersion version) {
        return list("scenarioId = ?1 and isLive", version.scenario())
                .invoke(live -> live.forEach(old -> old.isLive = false))
                .chain(this::flush)
                .chain(() -> persistAndFlush(VersionEntity.of(version)))
                .map(VersionEntity::toView);
    }
}
