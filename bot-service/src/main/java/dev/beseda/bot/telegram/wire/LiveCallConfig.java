package dev.beseda.bot.telegram.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/// How much those who call the API may ask of Telegram while they wait.
@ConfigMapping(prefix = "bot.live-calls")
public interface LiveCallConfig {
    /// How many requests of one workspace wait for Telegram at once; more are refused (503).
    @WithDefault("8")
    @Positive
    int ofAWorkspace();

    /// How many requests of all workspaces wait for Telegram at once.
    @WithDefault("64")
    @Positive
    int all();

    /// How long one thing that is asked of Telegram may take; whoever waits is told to come again then.
    @WithDefault("8s")
    Duration time();
}
