package dev.beseda.bot.scenarios;

import dev.beseda.kit.web.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Where published versions are kept; which of them is live follows from its scenario.
@ApplicationScoped
class Versions implements PanacheRepositoryBase<VersionEntity, UUID> {
    /// As many as one looks through; older ones still run where they have begun.
    private static final int NEWEST = 100;

    Uni<Page<VersionView>> newest(UUID scenario) {
        return find("scenarioId = ?1 order by number desc", scenario)
                .range(0, NEWEST - 1)
                .list()
                .map(found ->
                        new Page<>(found.stream().map(VersionEntity::toView).toList(), Optional.empty()));
    }

    /// Makes the newest version live if the scenario is active, and all others not.
    Uni<Void> follow(ScenarioEntity scenario) {
        return update("isLive = false where scenarioId = ?1 and isLive", scenario.id)
                .chain(() -> update(
                        "isLive = ?1 where scenarioId = ?2 and number = ?3",
                        scenario.isActive,
                        scenario.id,
                        scenario.publishedVersion == null ? 0 : scenario.publishedVersion))
                .replaceWithVoid();
    }

    /// Adds `version`; what was live until now is not any more.
    Uni<VersionEntity> publish(VersionEntity version) {
        return update("isLive = false where scenarioId = ?1 and isLive", version.scenarioId)
                .chain(() -> persistAndFlush(version));
    }
}
