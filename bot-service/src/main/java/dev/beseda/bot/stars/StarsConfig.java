package dev.beseda.bot.stars;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the books of Stars are compared.
@ConfigMapping(prefix = "bot.stars")
public interface StarsConfig {
    /// What is younger is left for the next time: an update may be under way still.
    @WithDefault("10m")
    Duration grace();
}
