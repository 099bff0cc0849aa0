package dev.beseda.gateway.login;

import dev.beseda.kit.identity.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `api_token`.
@Entity
@Table(name = "api_token")
class ApiTokenEntity {
    @Id
    UUID id;

    UUID workspaceId;

    @Column(columnDefinition = "text")
    String name;

    @Column(columnDefinition = "text")
    String role;

    byte[] keyHash;

    Instant createdAt;

    @Nullable Instant revokedAt;

    static ApiTokenEntity of(ApiToken token, KeyHash hash) {
        var row = new ApiTokenEntity();
        row.id = token.id();
        row.workspaceId = token.workspaceId();
        row.name = token.name();
        row.role = token.role().toString();
        row.keyHash = hash.bytes();
        row.createdAt = token.createdAt();
        return row;
    }

    ApiToken toApiToken() {
        return new ApiToken(id, workspaceId, name, Role.of(role), createdAt);
    }
}
