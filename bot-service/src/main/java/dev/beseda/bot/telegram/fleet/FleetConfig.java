package dev.beseda.bot.telegram.fleet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/// How often the fleet doctor looks at the bots by itself.
@ConfigMapping(prefix = "bot.fleet")
public interface FleetConfig {
    /// Each bot is looked at once in this time.
    @WithDefault("15m")
    Duration lookEvery();

    /// The most bots that one replica looks at in a second; each takes two calls to Telegram.
    @WithDefault("5")
    @Positive
    int looksPerSecond();
}
