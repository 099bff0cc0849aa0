package dev.beseda.kit.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How large requests may be.
@ConfigMapping(prefix = "kit.web")
public interface WebConfig {
    /// The largest body that is no form with files; those may be as large as `quarkus.http.limits.max-body-size`.
    @WithDefault("2M")
    MemorySize largestBody();
}
