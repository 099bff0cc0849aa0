package dev.beseda.billing.tariffs;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// What prices are made from; as people gave it, not yet looked at.
@ConfigMapping(prefix = "billing.tariffs")
public interface TariffsConfig {
    /// Roubles that a provider's credit costs us, from `CREDIT_TO_RUB_RATE`.
    Optional<String> creditToRubRate();
}
