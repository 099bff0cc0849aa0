package dev.beseda.kit.identity;

import dev.beseda.kit.settings.Setting;
import dev.beseda.kit.settings.WrongSetting;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// Looks at the start whether there is a key to verify identities with: without it nobody could call this service.
@Startup(Setting.FIRST)
@ApplicationScoped
public class PublicKeyCheck {
    private static final String VARIABLE = "BESEDA_IDENTITY_PUBLIC_KEY";

    @Inject
    PublicKeyCheck(IdentityConfig config) {
        check(config.publicKey());
    }

    static void check(Optional<String> key) {
        var text = key.orElseThrow(() -> new WrongSetting(VARIABLE + " is missing: identities are verified with it."));
        if (!isKey(text)) {
            throw new WrongSetting(VARIABLE + " is not an EC P-256 public key as base64 of X.509.");
        }
    }

    private static boolean isKey(String text) {
        try {
            KeyUtils.decodePublicKey(text, SignatureAlgorithm.ES256);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            return false;
        }
    }
}
