package dev.beseda.kit.secrets;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// The installation's secret: `BESEDA_SECRET_KEY`. It has no default; a service that seals does not start without it.
@ConfigMapping(prefix = "beseda.secret")
public interface SecretConfig {
    /// 32 random bytes in base64.
    Optional<String> key();
}
