package dev.beseda.kit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {
    private static final String VARIABLE = "BESEDA_SECRET_KEY";
    private static final String TEXT = "123456:токен";
    private static final SealedField TOKEN = new SealedField("bot.token", UUID.randomUUID());

    /// What an earlier release sealed with the key of 32 times 7: without a mark, for no row.
    private static final String OLD = "AQIDBAUGBwgJCgsMik7bql/c2P1n7rzOL3cWkGltKL7ptFTzDNaW4qQICnHq";

    private final SecretCipher cipher = with(key(7));

    @Test
    void whatWasSealedOpensToTheSameText() {
        byte[] sealed = cipher.seal(TEXT, TOKEN);

        assertThat(cipher.open(sealed, TOKEN)).isEqualTo(TEXT);
        assertThat(cipher.openText(cipher.sealText(TEXT, TOKEN), TOKEN)).isEqualTo(TEXT);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("123456");
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() {
        assertThat(cipher.seal(TEXT, TOKEN)).isNotEqualTo(cipher.seal(TEXT, TOKEN));
    }

    @Test
    void inAnotherRowOrFieldItDoesNotOpen() {
        byte[] sealed = cipher.seal(TEXT, TOKEN);

        assertThatThrownBy(() -> cipher.open(sealed, new SealedField("bot.token", UUID.randomUUID())))
                .hasMessageContaining("another place");
        assertThatThrownBy(() -> cipher.open(sealed, new SealedField("bot.secret", TOKEN.row())))
                .hasMessageContaining("another place");
    }

    @Test
    void oneChangedBitIsNoticedWhereverItIs() {
        byte[] sealed = cipher.seal(TEXT, TOKEN);
        for (int at = 0; at < sealed.length; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;

            assertThatThrownBy(() -> cipher.open(altered, TOKEN)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void whatWasCutOffIsNoticed() {
        byte[] sealed = cipher.seal(TEXT, TOKEN);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);

            assertThatThrownBy(() -> cipher.open(cut, TOKEN)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void withoutItsMarkItDoesNotPassForAnOldOne() {
        byte[] sealed = cipher.seal(TEXT, TOKEN);
        byte[] bare = Arrays.copyOfRange(sealed, cipher.head().length, sealed.length);

        assertThatThrownBy(() -> cipher.open(bare, TOKEN)).hasMessageContaining("altered");
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        byte[] sealed = with(key(8)).seal(TEXT, TOKEN);

        assertThatThrownBy(() -> cipher.open(sealed, TOKEN))
                .hasMessage("This was sealed with a key that BESEDA_SECRET_KEY does not hold.");
    }

    @Test
    void theFirstKeySealsAndAllOpen() {
        byte[] before = cipher.seal(TEXT, TOKEN);
        var rotating = with(key(8) + ", " + key(7));
        byte[] after = rotating.seal(TEXT, TOKEN);

        assertThat(rotating.open(before, TOKEN)).isEqualTo(TEXT);
        assertThat(with(key(8)).open(after, TOKEN)).isEqualTo(TEXT);
        assertThat(after).startsWith(rotating.head());
        assertThat(before).startsWith(cipher.head());
        assertThat(rotating.head()).isNotEqualTo(cipher.head());
    }

    @Test
    void whatAnEarlierReleaseSealedOpensAlsoWhileKeysRotate() {
        assertThat(cipher.openText(OLD, TOKEN)).isEqualTo(TEXT);
        assertThat(with(key(8) + "," + key(7)).openText(OLD, TOKEN)).isEqualTo(TEXT);
        assertThatThrownBy(() -> with(key(8)).openText(OLD, TOKEN)).hasMessageContaining("another BESEDA_SECRET_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aMissingKeyStopsTheStart(String blank) {
        assertThatThrownBy(() -> new SecretCipher(VARIABLE, Optional.of(blank)))
                .hasMessageStartingWith("BESEDA_SECRET_KEY is not set: ");
        assertThatThrownBy(() -> new SecretCipher("BESEDA_EXCHANGE_KEY", Optional.empty()))
                .hasMessageStartingWith("BESEDA_EXCHANGE_KEY is not set: ");
    }

    @ParameterizedTest
    @CsvSource({"YWJj, holds a key of 3 bytes", "***, is not base64"})
    void aWrongKeyStopsTheStartWhicheverOfThemItIs(String wrong, String complaint) {
        assertThatThrownBy(() -> with(wrong)).hasMessageStartingWith("BESEDA_SECRET_KEY " + complaint + ": ");
        assertThatThrownBy(() -> with(key(7) + "," + wrong))
                .hasMessageStartingWith("BESEDA_SECRET_KEY " + complaint + ": ");
    }

    @Test
    void aCommaWithoutAKeyStopsTheStart() {
        assertThatThrownBy(() -> with(key(7) + ",")).hasMessageStartingWith("BESEDA_SECRET_KEY holds a key of 0 bytes");
    }

    private static SecretCipher with(String keys) {
        return new SecretCipher(VARIABLE, Optional.of(keys));
    }

    private static String key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
