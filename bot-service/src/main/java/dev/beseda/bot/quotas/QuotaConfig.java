package dev.beseda.bot.quotas;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/// How much a workspace may keep: what would be more is refused. Drafts are counted with their tests.
@ConfigMapping(prefix = "bot.quotas")
public interface QuotaConfig {
    /// Bots of a workspace.
    @WithDefault("10000")
    @Positive
    int bots();

    /// Scenarios of a bot.
    @WithDefault("200")
    @Positive
    int scenariosOfABot();

    /// Scenarios of a workspace.
    @WithDefault("50000")
    @Positive
    int scenarios();

    /// Steps of a bot, in all its drafts; whatever the bot does and each check loads them all.
    @WithDefault("10000")
    @Positive
    int stepsOfABot();

    /// Steps of a workspace, in all its drafts.
    @WithDefault("500000")
    @Positive
    int steps();

    /// How large a draft may be.
    @WithDefault("1M")
    MemorySize largestScenario();

    /// How large all drafts of a bot may be together.
    @WithDefault("10M")
    MemorySize largestBot();

    /// How large all drafts of a workspace may be together.
    @WithDefault("1G")
    MemorySize largestWorkspace();

    /// How large all published versions of a bot may be together, as they lie in the database.
    @WithDefault("200M")
    MemorySize versionsOfABot();
}
