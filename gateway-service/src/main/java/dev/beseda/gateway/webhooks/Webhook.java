package dev.beseda.gateway.webhooks;

import dev.beseda.contracts.bots.BotRegistered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/// The door of one bot and the lock on it: SHA-256 of the secret, base64url.
final class Webhook {
    private final UUID bot;
    private final byte[] secretHash;

    private Webhook(UUID bot, byte[] secretHash) {
        this.bot = bot;
        this.secretHash = secretHash;
    }

    static Webhook of(BotRegistered registered) {
        var hash = Objects.requireNonNull(registered.secretHash(), "secret_hash");
        return new Webhook(Objects.requireNonNull(registered.bot(), "bot"), hash.getBytes(StandardCharsets.US_ASCII));
    }

    UUID bot() {
        return bot;
    }

    /// Compares in constant time.
    boolean opensFor(String secret) {
        return MessageDigest.isEqual(hash(secret), secretHash);
    }

    private static byte[] hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encode(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java knows SHA-256", impossible);
        }
    }
}
