package dev.beseda.kit.telemetry;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/// The topics a service reads and writes.
@ConfigMapping(prefix = "kit.topics")
public interface TopicsConfig {
    /// Without these topics the service is not ready.
    Optional<Set<String>> needed();
}
