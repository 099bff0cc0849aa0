package dev.beseda.kit.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.settings.WrongSetting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyCheckTest {
    @Test
    void aMissingKeyStopsTheStart() {
        assertThatThrownBy(() -> PublicKeyCheck.check(Optional.empty()))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("BESEDA_IDENTITY_PUBLIC_KEY is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "bm90IGEga2V5", "NONE"})
    void aWrongKeyStopsTheStart(String key) {
        assertThatThrownBy(() -> PublicKeyCheck.check(Optional.of(key)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("BESEDA_IDENTITY_PUBLIC_KEY is not an EC P-256 public key");
    }
}
