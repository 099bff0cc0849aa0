package dev.beseda.kit.identity;

import java.util.UUID;

/// How the gateway's signed word about a caller is written down (a JWT).
public final class Identity {
    public static final String ISSUER = "beseda-gateway";
    /// The claim with the workspace's UUID.
    public static final String WORKSPACE = "workspace";

    /// The workspace that every installation has; its owner runs the installation.
    public static final UUID DEFAULT_WORKSPACE = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private Identity() {}
}
