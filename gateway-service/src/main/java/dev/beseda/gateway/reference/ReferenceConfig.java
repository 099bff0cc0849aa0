package dev.beseda.gateway.reference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the API is described.
@ConfigMapping(prefix = "gateway.reference")
public interface ReferenceConfig {
    /// The address under which people reach the gateway (`BESEDA_PUBLIC_URL`).
    @WithDefault("http://127.0.0.1:8080")
    String publicUrl();

    /// How long the description is kept before the services are asked again.
    @WithDefault("10s")
    Duration keptFor();
}
