package dev.beseda.bot.scenarios.checks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/// What checking drafts, and reading files with them, may cost a replica.
@ConfigMapping(prefix = "bot.checks")
public interface CheckConfig {
    /// How much computing the conversation tests of one scenario may take in one run.
    @WithDefault("2s")
    Duration computing();

    /// How many checks run at once; those of one workspace run one after the other.
    @WithDefault("2")
    @Positive
    int atOnce();

    /// How many checks of one workspace there are at once, those that wait for their turn too; more are refused (503).
    @WithDefault("32")
    @Positive
    int ofAWorkspace();

    /// How many checks there are at once altogether.
    @WithDefault("256")
    @Positive
    int all();
}
