package dev.beseda.kit.secrets;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// The keys that seal secrets. They have no default; a service that seals does not start without them.
@ConfigMapping(prefix = "beseda.secret")
public interface SecretConfig {
    /// For the rows of this service alone. 32 random bytes in base64; more than one, with commas, while keys rotate:
    /// the first seals, all open. Environment: `BESEDA_SECRET_KEY`.
    Optional<String> key();

    /// The same for what one service hands to another; only these two have it. Environment: `BESEDA_EXCHANGE_KEY`.
    Optional<String> exchangeKey();
}
