package dev.beseda.gateway.login;

import dev.beseda.gateway.login.tokens.ApiToken;
import dev.beseda.kit.identity.Identity;
import dev.beseda.kit.settings.Setting;
import dev.beseda.kit.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// Tells the services who calls: a short-lived word that the gateway signs and everyone can verify.
@Startup(Setting.FIRST)
@ApplicationScoped
class Identities {
    private final PrivateKey key;
    private final Duration lifetime;

    Identities(LoginConfig config) {
        this.key = privateKey(config.identityPrivateKey());
        this.lifetime = config.identityLifetime();
    }

    static PrivateKey privateKey(Optional<String> base64) {
        return base64.map(Identities::parse)
                .orElseThrow(() -> new WrongSetting(
                        "BESEDA_IDENTITY_PRIVATE_KEY is missing: the gateway signs identities with it."));
    }

    /// @param service the only one that takes it
    String sign(ApiToken token, String service) {
        return Jwt.issuer(Identity.ISSUER)
                .audience(service)
                .subject(token.id().toString())
                .groups(Set.of(token.role().toString()))
                .claim(Identity.WORKSPACE, token.workspaceId().toString())
                .expiresIn(lifetime)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key);
    }

    private static PrivateKey parse(String base64) {
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new WrongSetting("BESEDA_IDENTITY_PRIVATE_KEY is not an EC P-256 private key as base64 of PKCS#8.");
        }
    }
}
