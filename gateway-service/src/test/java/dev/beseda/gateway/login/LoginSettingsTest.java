package dev.beseda.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.settings.WrongSetting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginSettingsTest {
    private static final String HALF_A_KEY = "MEECAQAwEwYHKoZIzj0CAQ==";

    @ParameterizedTest
    @ValueSource(strings = {"a", "fifteen-letters"})
    void aShortAdminTokenStopsTheStart(String key) {
        assertThatThrownBy(() -> AdminToken.key(Optional.of(key)))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("BESEDA_ADMIN_TOKEN is too short: it must have at least 16 characters.");
    }

    @Test
    void anAdminTokenOfSixteenCharactersIsEnough() {
        assertThat(AdminToken.key(Optional.of("sixteen-letters!"))).isPresent();
    }

    @Test
    void aMissingPrivateKeyStopsTheStart() {
        assertThatThrownBy(() -> Identities.privateKey(Optional.empty()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("BESEDA_IDENTITY_PRIVATE_KEY is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "bm90IGEga2V5", HALF_A_KEY})
    void aWrongPrivateKeyStopsTheStartAndIsNotRepeated(String key) {
        assertThatThrownBy(() -> Identities.privateKey(Optional.of(key)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("BESEDA_IDENTITY_PRIVATE_KEY is not an EC P-256 private key")
                .hasMessageNotContaining(key);
    }
}
