package dev.beseda.kit.secrets;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals texts such as bot tokens with the installation's key (AES-256-GCM): nobody reads or alters them without it.
@Singleton
public class Sealing {
    private static final String VARIABLE = "BESEDA_SECRET_KEY";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    @Inject
    Sealing(SecretConfig config) {
        this(config.key());
    }

    Sealing(Optional<String> key) {
        this.key = read(key.orElseThrow(
                () -> new ConfigurationException(VARIABLE + " is not set: give it 32 random bytes in base64.")));
    }

    /// The sealed text: a fresh nonce, then the encrypted bytes with their tag.
    public byte[] seal(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE_BYTES + hidden.length)
                .put(nonce)
                .put(hidden)
                .array();
    }

    /// The text that `seal` was given; anything else, or another key, is a fault.
    public String open(byte[] sealed) {
        if (sealed.length < NONCE_BYTES) {
            throw new IllegalStateException("This was never sealed: it is too short.");
        }
        var parts = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] hidden = new byte[sealed.length - NONCE_BYTES];
        parts.get(nonce).get(hidden);
        return new String(cipher(Cipher.DECRYPT_MODE, nonce, hidden), StandardCharsets.UTF_8);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("This was altered, or sealed with another " + VARIABLE + ".", wrong);
        }
    }

    private static SecretKey read(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new ConfigurationException(VARIABLE + " is not base64: give it 32 random bytes in base64.");
        }
        if (bytes.length != KEY_BYTES) {
            throw new ConfigurationException(
                    VARIABLE + " holds " + bytes.length + " bytes: give it 32 random bytes in base64.");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
