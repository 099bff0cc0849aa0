package dev.beseda.gateway.login;

import java.time.Instant;
import java.util.UUID;

/// What belongs together and is closed to all others: bots, people, money.
public record Workspace(UUID id, String name, Instant createdAt) {
    /// The workspace that every installation has.
    public static final UUID DEFAULT = UUID.fromString("00000000-0000-0000-0000-000000000001");

    static final String DEFAULT_NAME = "default";
}
