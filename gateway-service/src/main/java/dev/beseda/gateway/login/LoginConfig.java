package dev.beseda.gateway.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;

/// Who may come in, and how the platform is told.
@ConfigMapping(prefix = "gateway.login")
public interface LoginConfig {
    /// A key that opens the default workspace as its owner (`BESEDA_ADMIN_TOKEN`);
    /// the one before it opens nothing then.
    Optional<String> adminToken();

    /// Signs the identities for the services (`BESEDA_IDENTITY_PRIVATE_KEY`): an EC P-256 key, base64 of PKCS#8.
    Optional<String> identityPrivateKey();

    /// How long a service takes a signed identity for good.
    @WithDefault("60s")
    Duration identityLifetime();

    /// After which time a key is looked up again, so that a revoked one is out in every replica.
    @WithDefault("5s")
    Duration lookUpAgainAfter();

    /// The most keys that are remembered between two look-ups.
    @WithDefault("10000")
    @Positive
    int mostRememberedKeys();

    /// The most keys that are looked up at one moment; more are sent away to come again.
    @WithDefault("64")
    @Positive
    int mostLookUpsAtOnce();
}
