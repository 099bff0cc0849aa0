package dev.beseda.kit.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/// What people who look for something may take of the database.
@ConfigMapping(prefix = "beseda.reads")
public interface ReadConfig {
    /// The connections of a replica that serve nothing else.
    @WithDefault("3")
    @Positive
    int connections();

    /// PostgreSQL ends a statement that takes longer.
    @WithDefault("2s")
    Duration timeout();

    /// How many statements may wait for a connection; whoever comes then is sent away.
    @WithDefault("50")
    @Positive
    int mostWaiting();
}
