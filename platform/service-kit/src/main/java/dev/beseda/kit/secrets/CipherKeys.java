package dev.beseda.kit.secrets;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys that open what is sealed; the first of them seals.
final class CipherKeys {
    private static final int KEY_BYTES = 32;
    private static final String WANTED = ": give it 32 random bytes in base64, and after a comma older keys, if any.";

    private final String variable;
    private final List<SealingKey> keys;

    private CipherKeys(String variable, List<SealingKey> keys) {
        this.variable = variable;
        this.keys = keys;
    }

    /// @param id tells it from other keys, and nothing about it
    record SealingKey(int id, SecretKey key) {}

    /// @param variable where the keys are written
    static CipherKeys read(String variable, Optional<String> written) {
        var texts = written.filter(text -> !text.isBlank()).orElseThrow(() -> wrong(variable, " is not set"));
        var keys = Stream.of(texts.split(",", -1))
                .map(text -> readOne(variable, text))
                .toList();
        return new CipherKeys(variable, keys);
    }

    String variable() {
        return variable;
    }

    SealingKey first() {
        return keys.getFirst();
    }

    List<SealingKey> all() {
        return keys;
    }

    Optional<SealingKey> find(int id) {
        return keys.stream().filter(key -> key.id() == id).findFirst();
    }

    private static SealingKey readOne(String variable, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw wrong(variable, " is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw wrong(variable, " holds a key of " + bytes.length + " bytes");
        }
        return new SealingKey(id(bytes), new SecretKeySpec(bytes, "AES"));
    }

    private static int id(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return ByteBuffer.wrap(Arrays.copyOf(hash, Integer.BYTES)).getInt();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ConfigurationException wrong(String variable, String what) {
        return new ConfigurationException(variable + what + WANTED);
    }
}
