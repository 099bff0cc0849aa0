package dev.beseda.generation.jobs;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// What people switched on for jobs; as they gave it, not yet looked at.
@ConfigMapping(prefix = "generation.jobs")
public interface JobsConfig {
    /// Mock results, no provider, no charge, from `TEST_MODE`.
    String testMode();

    /// A full simulation that is marked as one, from `DRY_RUN`.
    String dryRun();

    /// The permission to call a provider for money, from `ALLOW_REAL_GENERATION`.
    String allowRealGeneration();

    /// The key to KIE, from `KIE_API_KEY`.
    Optional<String> kieApiKey();
}
