package dev.beseda.simulator.llm.exchanges;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A client's key, as it may be shown: masked, but two of them can be compared.
public record Key(String masked, String hash) {
    public static final Key NONE = new Key("", "");

    private static final int SHOWN = 3;
    private static final int SHORTEST = 8;
    private static final int HASH_LENGTH = 16;

    public static Key of(String secret) {
        if (secret.isEmpty()) {
            return NONE;
        }
        boolean isLong = secret.length() > SHORTEST;
        var masked = isLong ? secret.substring(0, SHOWN) + "…" + secret.substring(secret.length() - SHOWN) : "…";
        return new Key(masked, hash(secret));
    }

    private static String hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
