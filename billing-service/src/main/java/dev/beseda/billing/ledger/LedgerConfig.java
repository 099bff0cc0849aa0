package dev.beseda.billing.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.OptionalLong;

/// How much may be moved, and how long money is held. Amounts in the least unit: kopecks, Stars, millionths of a
/// credit.
@ConfigMapping(prefix = "billing.ledger")
public interface LedgerConfig {
    /// The most of one operation.
    @WithDefault("100000000000")
    @Positive
    long mostAtOnce();

    /// The most that goes out of a wallet on a day (UTC); without it any amount.
    OptionalLong mostPerDay();

    /// The most that a hold may live.
    @WithDefault("7d")
    Duration longestHold();

    /// How many orders of the own doors are decided in one transaction at the most.
    @WithDefault("250")
    @Positive
    int batch();

    /// How many orders of the own doors may wait; what comes then is refused.
    @WithDefault("5000")
    @Positive
    int mostWaiting();
}
