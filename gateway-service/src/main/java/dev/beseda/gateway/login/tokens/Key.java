package dev.beseda.gateway.login.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// The secret half of an API token, as a caller sends it. Shown once and never kept: only its hash is.
public final class Key {
    public static final int SHORTEST = 16;

    private static final String PREFIX = "bsd_";
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private Key(String text) {
        this.text = text;
    }

    public static Key of(String text) {
        return new Key(text);
    }

    public static Key random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new Key(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The key itself, for the one time that it is shown.
    String reveal() {
        return text;
    }

    public boolean isLongEnough() {
        return text.length() >= SHORTEST;
    }

    public KeyHash hash() {
        try {
            return new KeyHash(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java knows SHA-256", impossible);
        }
    }

    /// Nobody reads a key in a log.
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
