package dev.beseda.gateway.login;

import dev.beseda.kit.web.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Where workspaces are kept.
@ApplicationScoped
class Workspaces implements PanacheRepositoryBase<WorkspaceEntity, UUID> {

    Uni<Void> add(Workspace workspace) {
        return count("name", workspace.name())
                .invoke(same -> {
                    if (same > 0) {
                        throw new Refusal("name-taken", "Another workspace has this name");
                    }
                })
                .chain(() -> persistAndFlush(WorkspaceEntity.of(workspace)))
                .replaceWithVoid();
    }

    /// Adds it unless it is there.
    Uni<Void> ensure(Workspace workspace) {
        return findById(workspace.id())
                .onItem()
                .ifNull()
                .switchTo(() -> persistAndFlush(WorkspaceEntity.of(workspace)))
                .replaceWithVoid();
    }
}
