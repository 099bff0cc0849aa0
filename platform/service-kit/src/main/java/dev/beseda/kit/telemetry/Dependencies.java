package dev.beseda.kit.telemetry;

/// What a service needs of others, apart from its readiness: while Kafka is away, what does not need it is still
/// answered. `/q/health/group/dependencies` at the management port tells of them.
public final class Dependencies {
    public static final String GROUP = "dependencies";

    private Dependencies() {}
}
