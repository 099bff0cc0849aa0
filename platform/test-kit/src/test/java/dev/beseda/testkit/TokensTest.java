package dev.beseda.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final UUID WORKSPACE = UUID.fromString("6f1e0e5c-0000-4000-8000-000000000001");

    @Test
    void aTokenTellsWhoCallsAndIsSignedWithTheKeyThatServicesTrust() throws Exception {
        var publicKey = Base64.getDecoder().decode(TestSecrets.settings().get("BESEDA_IDENTITY_PUBLIC_KEY"));

        var parts = Tokens.of(WORKSPACE, "editor").split("\\.");

        var claims = new String(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims).contains("\"iss\":\"beseda-gateway\"", "\"groups\":[\"editor\"]", WORKSPACE.toString());
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey)));
        signature.update((parts[0] + "." + parts[1]).getBytes());
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }
}
