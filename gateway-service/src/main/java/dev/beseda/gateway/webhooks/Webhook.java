package dev.beseda.gateway.webhooks;

import dev.beseda.contracts.bots.BotRegistered;
import dev.beseda.contracts.bots.BotRegistered.OldSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The webhook of one bot and what its secrets are checked by: SHA-256 of a secret, base64url.
/// While a secret follows another one, both open.
final class Webhook {
    private final UUID bot;
    private final byte[] secretHash;
    private final Optional<OldSecret> oldSecret;

    private Webhook(UUID bot, byte[] secretHash, Optional<OldSecret> oldSecret) {
        this.bot = bot;
        this.secretHash = secretHash;
        this.oldSecret = oldSecret;
    }

    static Webhook of(BotRegistered registered) {
        registered.oldSecret().ifPresent(old -> Objects.requireNonNull(old.hash(), "old_secret.hash"));
        return new Webhook(
                Objects.requireNonNull(registered.bot(), "bot"),
                bytes(Objects.requireNonNull(registered.secretHash(), "secret_hash")),
                registered.oldSecret());
    }

    UUID bot() {
        return bot;
    }

    /// Compares in constant time.
    boolean opensFor(String secret, Instant now) {
        var hash = hash(secret);
        return MessageDigest.isEqual(hash, secretHash)
                || oldSecret
                        .filter(old -> old.until().map(now::isBefore).orElse(true))
                        .filter(old -> MessageDigest.isEqual(hash, bytes(old.hash())))
                        .isPresent();
    }

    private static byte[] bytes(String hash) {
        return hash.getBytes(StandardCharsets.US_ASCII);
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
