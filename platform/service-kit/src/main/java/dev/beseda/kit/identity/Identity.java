package dev.beseda.kit.identity;

/// How the gateway's signed word about a caller is written down (a JWT).
public final class Identity {
    public static final String ISSUER = "beseda-gateway";
    /// The claim with the workspace's UUID.
    public static final String WORKSPACE = "workspace";

    private Identity() {}
}
