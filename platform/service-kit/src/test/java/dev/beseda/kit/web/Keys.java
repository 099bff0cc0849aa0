package dev.beseda.kit.web;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

public class Keys implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return Map.of(
                    "BESEDA_IDENTITY_PUBLIC_KEY",
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                    "BESEDA_IDENTITY_PRIVATE_KEY",
                            Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                    "quarkus.flyway.migrate-at-start", "false");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {}
}
