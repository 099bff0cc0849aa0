package dev.beseda.billing.ledger.closing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/// How the book is closed.
@ConfigMapping(prefix = "billing.closing")
public interface ClosingConfig {
    /// How many postings are closed in one transaction at the most.
    @WithDefault("20000")
    @Positive
    int most();
}
