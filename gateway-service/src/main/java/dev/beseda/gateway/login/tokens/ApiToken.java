package dev.beseda.gateway.login.tokens;

import dev.beseda.kit.identity.Role;
import java.time.Instant;
import java.util.UUID;

/// What opens a workspace over REST, without the key itself.
public record ApiToken(UUID id, UUID workspaceId, String name, Role role, Instant createdAt) {}
