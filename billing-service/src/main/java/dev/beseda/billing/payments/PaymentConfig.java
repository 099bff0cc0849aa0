package dev.beseda.billing.payments;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/// How payments by bank transfer are waited for.
@ConfigMapping(prefix = "billing.payments")
public interface PaymentConfig {
    /// How long a receipt may be shown; after it the payment is over. One with a receipt waits for its decision.
    @WithDefault("24h")
    Duration lifetime();

    /// How many payments a person may have open in a workspace.
    @WithDefault("5")
    @Positive
    int mostOpen();
}
