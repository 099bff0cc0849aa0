package dev.beseda.testkit;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/// Signs identities as the gateway does, for tests that call a service directly.
public final class Tokens {
    private static final PrivateKey KEY = privateKey();
    private static final Set<String> SERVICES = Set.of(
            "gateway-service",
            "bot-service",
            "llm-service",
            "generation-service",
            "campaign-service",
            "billing-service",
            "service-kit");
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private Tokens() {}

    /// A token of somebody with this role (owner, editor, operator, viewer) in this workspace; goes after `Bearer`.
    public static String of(UUID workspace, String role) {
        return of(workspace, role, SERVICES);
    }

    /// One that only these services take.
    public static String of(UUID workspace, String role, Set<String> services) {
        return Jwt.issuer("beseda-gateway")
                .audience(services)
                .subject("test-" + role)
                .groups(Set.of(role))
                .claim("workspace", workspace.toString())
                .expiresIn(LIFETIME)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(KEY);
    }

    private static PrivateKey privateKey() {
        try {
            var encoded = Base64.getDecoder().decode(TestSecrets.IDENTITY_PRIVATE_KEY);
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The test key is not a key", failure);
        }
    }
}
