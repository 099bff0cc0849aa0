package dev.beseda.kit.secrets;

import dev.beseda.kit.secrets.CipherKeys.SealingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Seals texts such as bot tokens with a key (AES-256-GCM): nobody reads or alters them without it, and none opens in
/// another row or field. A service has a key of its own, and perhaps one for what it hands to another ([ExchangeKey]).
/// A
/// sealed text begins with a mark and the id of its key. Those of old have neither, and know nothing of their row; they
/// are opened, too.
public class SecretCipher {
    private static final byte[] MARK = "seal1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_BYTES = MARK.length + Integer.BYTES;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final CipherKeys keys;

    SecretCipher(String variable, Optional<String> keys) {
        this.keys = CipherKeys.read(variable, keys);
    }

    /// What a text begins with that was sealed for its row with the newest key.
    public byte[] head() {
        return ByteBuffer.allocate(HEAD_BYTES)
                .put(MARK)
                .putInt(keys.first().id())
                .array();
    }

    /// The sealed text: mark, id of the key, a fresh nonce, then the encrypted bytes with their tag.
    public byte[] seal(String text, SealedField field) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, keys.first(), nonce);
            cipher.updateAAD(field.bytes());
            byte[] hidden = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + hidden.length)
                    .put(head())
                    .put(nonce)
                    .put(hidden)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The same as a text.
    public String sealText(String text, SealedField field) {
        return Base64.getEncoder().encodeToString(seal(text, field));
    }

    /// The text that `seal` was given for this field; anything else, or another key, is a fault.
    public String open(byte[] sealed, SealedField field) {
        var parts = ByteBuffer.wrap(sealed);
        byte[] text = isMarked(sealed) ? opened(parts.position(MARK.length), field) : openedUnbound(parts);
        return new String(text, StandardCharsets.UTF_8);
    }

    public String openText(String sealed, SealedField field) {
        return open(Base64.getDecoder().decode(sealed), field);
    }

    private byte[] opened(ByteBuffer parts, SealedField field) {
        int id = parts.remaining() < Integer.BYTES ? 0 : parts.getInt();
        var key = keys.find(id)
                .orElseThrow(() -> new IllegalStateException(
                        "This was sealed with a key that " + keys.variable() + " does not hold."));
        return decrypted(key, parts, field.bytes())
                .orElseThrow(() -> new IllegalStateException("This was altered, or sealed for another place."));
    }

    /// From before there were marks: any of the keys may have sealed it.
    private byte[] openedUnbound(ByteBuffer parts) {
        return keys.all().stream()
                .flatMap(key -> decrypted(key, parts.duplicate(), new byte[0]).stream())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("This was altered, or sealed with another " + keys.variable() + "."));
    }

    private static Optional<byte[]> decrypted(SealingKey key, ByteBuffer parts, byte[] bound) {
        if (parts.remaining() < NONCE_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] hidden = new byte[parts.remaining() - NONCE_BYTES];
        parts.get(nonce).get(hidden);
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            cipher.updateAAD(bound);
            return Optional.of(cipher.doFinal(hidden));
        } catch (GeneralSecurityException wrong) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static boolean isMarked(byte[] sealed) {
        return sealed.length >= MARK.length && Arrays.equals(sealed, 0, MARK.length, MARK, 0, MARK.length);
    }
}
