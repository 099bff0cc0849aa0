package dev.beseda.kit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealingTest {
    private static final String TEXT = "123456:токен";

    private final Sealing sealing = new Sealing(Optional.of(key((byte) 7)));

    @Test
    void whatWasSealedOpensToTheSameText() {
        byte[] sealed = sealing.seal(TEXT);

        assertThat(sealing.open(sealed)).isEqualTo(TEXT);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("123456");
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() {
        assertThat(sealing.seal(TEXT)).isNotEqualTo(sealing.seal(TEXT));
    }

    @Test
    void oneChangedBitIsNoticed() {
        byte[] sealed = sealing.seal(TEXT);
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> sealing.open(sealed)).hasMessageContaining("altered");
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        byte[] sealed = new Sealing(Optional.of(key((byte) 8))).seal(TEXT);

        assertThatThrownBy(() -> sealing.open(sealed)).hasMessageContaining("another BESEDA_SECRET_KEY");
    }

    @Test
    void aMissingKeyStopsTheStart() {
        assertThatThrownBy(() -> new Sealing(Optional.empty()))
                .hasMessage("BESEDA_SECRET_KEY is not set: give it 32 random bytes in base64.");
    }

    @ParameterizedTest
    @CsvSource({"YWJj, holds 3 bytes", "***, is not base64"})
    void aWrongKeyStopsTheStart(String wrong, String complaint) {
        assertThatThrownBy(() -> new Sealing(Optional.of(wrong)))
                .hasMessage("BESEDA_SECRET_KEY " + complaint + ": give it 32 random bytes in base64.");
    }

    private static String key(byte filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
