package dev.beseda.llm.memory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/// How long talks are remembered, and how they are summed up.
@ConfigMapping(prefix = "llm.memory")
public interface MemoryConfig {
    /// Turns older than this are forgotten, and talks in which nothing was said for so long.
    @WithDefault("180d")
    Duration kept();

    /// Prompts are shown to owners for so long.
    @WithDefault("7d")
    Duration promptsKept();

    /// So many talks are summed up at once by one replica.
    @WithDefault("2")
    @Positive
    int summariesAtOnce();

    /// A model may take so long to sum up a talk.
    @WithDefault("2m")
    Duration summaryPatience();
}
