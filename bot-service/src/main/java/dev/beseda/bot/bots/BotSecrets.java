package dev.beseda.bot.bots;

import dev.beseda.kit.secrets.Sealing;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// The secrets of the bots, sealed and opened. Made at the start, so that a service with a wrong key does not come up.
@Startup
@ApplicationScoped
class BotSecrets {
    private static final int SECRET_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final Sealing sealing;

    BotSecrets(Sealing sealing) {
        this.sealing = sealing;
    }

    byte[] sealedToken(String token) {
        return sealing.seal(token);
    }

    /// The key of a provider, as text.
    String sealedKey(String key) {
        return Base64.getEncoder().encodeToString(sealing.seal(key));
    }

    /// A new webhook secret that nobody has seen.
    byte[] sealedWebhookSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return sealing.seal(BASE64.encodeToString(secret));
    }

    BotCredentials credentialsOf(BotEntity bot) {
        return new BotCredentials(
                bot.id, bot.telegramId, sealing.open(bot.sealedToken), sealing.open(bot.sealedSecret));
    }

    BotCredentials credentialsOf(Row bot) {
        return new BotCredentials(
                bot.getUUID("id"),
                bot.getLong("telegram_id"),
                sealing.open(bot.getBuffer("sealed_token").getBytes()),
                sealing.open(bot.getBuffer("sealed_secret").getBytes()));
    }

    /// What the gateway compares with: SHA-256 of the webhook secret.
    String secretHashOf(byte[] sealedSecret) {
        byte[] secret = sealing.open(sealedSecret).getBytes(StandardCharsets.UTF_8);
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
