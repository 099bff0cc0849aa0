package dev.beseda.gateway.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;

/// Where the services are and how long the gateway waits for them.
@ConfigMapping(prefix = "gateway.api")
public interface ApiConfig {
    /// The address of each service by its name (`BESEDA_BOT_SERVICE_URL` and so on).
    Map<String, String> services();

    /// The largest body that is passed on: a file of 10 MB in a form. A service may allow less.
    @WithDefault("10500K")
    MemorySize largestBody();

    @WithDefault("2s")
    Duration connectTimeout();

    /// How long a service may be silent, before its answer or in the middle of it.
    @WithDefault("30s")
    Duration silenceTimeout();

    /// The most connections to one service.
    @WithDefault("64")
    @Positive
    int mostConnections();

    /// The most requests that wait for a connection; more are sent away to come again.
    @WithDefault("1000")
    @Positive
    int mostWaiting();
}
