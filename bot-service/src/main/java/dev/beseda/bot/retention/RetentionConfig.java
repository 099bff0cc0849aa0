package dev.beseda.bot.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

/// How long things are kept where the owners of a workspace say nothing.
@ConfigMapping(prefix = "bot.retention")
public interface RetentionConfig {
    /// The days for which messages are kept, and conversations and people of whom nothing is heard.
    @WithDefault("365")
    @Min(Retention.FEWEST_DAYS)
    @Max(Retention.MOST_DAYS)
    int days();

    /// How many of the newest versions of a scenario stay whatever their age.
    @WithDefault("10")
    @Positive
    int versions();
}
