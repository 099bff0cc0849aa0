package dev.beseda.gateway.login.workspaces;

import dev.beseda.kit.identity.Identity;
import java.time.Instant;
import java.util.UUID;

/// What belongs together and is closed to all others: bots, people, money.
public record Workspace(UUID id, String name, Instant createdAt) {
    /// The workspace that every installation has.
    public static final UUID DEFAULT = Identity.DEFAULT_WORKSPACE;

    static final String DEFAULT_NAME = "default";
}
