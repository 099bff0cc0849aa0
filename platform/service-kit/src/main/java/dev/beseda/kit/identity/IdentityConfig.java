package dev.beseda.kit.identity;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Whose word a service takes about who calls.
@ConfigMapping(prefix = "kit.identity")
public interface IdentityConfig {
    /// Verifies what the gateway signed (`BESEDA_IDENTITY_PUBLIC_KEY`): an EC P-256 key, base64 of X.509.
    Optional<String> publicKey();
}
