package dev.beseda.gateway.login;

import dev.beseda.kit.identity.Role;
import dev.beseda.kit.web.Absent;
import dev.beseda.kit.web.Page;
import dev.beseda.kit.web.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where API tokens are kept. A token of another workspace does not exist, nor does one that was revoked.
@ApplicationScoped
class ApiTokens implements PanacheRepositoryBase<ApiTokenEntity, UUID> {
    private static final UUID LOWEST = new UUID(0, 0);

    Uni<Optional<ApiToken>> find(KeyHash hash) {
        return find("keyHash = ?1 and revokedAt is null", hash.bytes())
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(ApiTokenEntity::toApiToken));
    }

    Uni<Page<ApiToken>> page(UUID workspace, PageRequest wanted) {
        return find(
                        "workspaceId = ?1 and revokedAt is null and id > ?2 order by id",
                        workspace,
                        wanted.after().orElse(LOWEST))
                .range(0, wanted.size())
                .list()
                .map(rows -> Page.of(rows, wanted.size(), row -> row.id.toString()).map(ApiTokenEntity::toApiToken));
    }

    /// Locks the workspace's owner tokens and the one in question, so that two can't be the last to go.
    Uni<List<ApiToken>> getOwnersForChange(UUID workspace) {
        return find("workspaceId = ?1 and revokedAt is null and role = ?2 order by id", workspace, Role.OWNER.toString())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(rows -> rows.stream().map(ApiTokenEntity::toApiToken).toList());
    }

    Uni<ApiToken> get(UUID workspace, UUID id) {
        return find("workspaceId = ?1 and id = ?2 and revokedAt is null", workspace, id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Absent("token", id))
                .map(ApiTokenEntity::toApiToken);
    }

    Uni<ApiToken> add(ApiToken token, KeyHash hash) {
        return persistAndFlush(ApiTokenEntity.of(token, hash)).replaceWith(token);
    }

    Uni<Void> revoke(ApiToken token, Instant now) {
        return update("revokedAt = ?1 where id = ?2", now, token.id()).replaceWithVoid();
    }

    /// Makes sure that this key opens this token, even if it was revoked or weaker before.
    Uni<Void> ensure(ApiToken token, KeyHash hash) {
        return update("revokedAt = null, role = ?1, workspaceId = ?2 where keyHash = ?3",
                        token.role().toString(), token.workspaceId(), hash.bytes())
                .chain(there -> there > 0 ? Uni.createFrom().item(token) : add(token, hash))
                .replaceWithVoid();
    }
}
