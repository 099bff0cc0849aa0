package dev.beseda.llm.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;

/// How tokens are counted, kept within limits and paid for.
@ConfigMapping(prefix = "llm.usage")
public interface UsageConfig {
    /// A file with the prices of models, from `LLM_PRICES`; without it those are taken that come with the platform.
    Optional<String> prices();

    /// Tokens that were put aside and neither used nor given back within this time become free again.
    @WithDefault("15m")
    Duration reservationLifetime();

    /// For so many days owners can see what was used.
    @WithDefault("400")
    @Positive
    int daysKept();

    /// So many replies of one bot are kept to be given again.
    @WithDefault("1000")
    @Positive
    int mostCachedReplies();
}
