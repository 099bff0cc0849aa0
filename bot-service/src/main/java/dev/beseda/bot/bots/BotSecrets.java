package dev.beseda.bot.bots;

import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.secrets.ExchangeKey;
import dev.beseda.kit.secrets.SealedField;
import dev.beseda.kit.secrets.SecretCipher;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/// The secrets of the bots, sealed and opened. Made at the start, so that a service with a wrong key does not come up.
@Startup
@ApplicationScoped
public class BotSecrets {
    /// So long after Telegram was told a newer webhook secret the one before opens, for what is on its way.
    public static final Duration OLD_SECRET_KEPT = Duration.ofMinutes(10);

    private static final int SECRET_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final SecretCipher cipher;
    private final SecretCipher exchanged;

    BotSecrets(SecretCipher cipher, @ExchangeKey SecretCipher exchanged) {
        this.cipher = cipher;
        this.exchanged = exchanged;
    }

    byte[] sealedToken(UUID bot, String token) {
        return cipher.seal(token, BotCredentials.TOKEN.of(bot));
    }

    /// Whether `bot` has this token; one that can't be opened is nobody's.
    boolean isToken(BotEntity bot, String token) {
        try {
            return cipher.open(bot.sealedToken, BotCredentials.TOKEN.of(bot.id)).equals(token);
        } catch (IllegalStateException unopened) {
            return false;
        }
    }

    /// The key of a provider, as text; the llm-service opens it.
    String sealedKey(UUID bot, String key) {
        return exchanged.sealText(key, new SealedField(LlmSettings.SEALED_FOR, bot));
    }

    /// A new webhook secret that nobody has seen.
    byte[] sealedWebhookSecret(UUID bot) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return cipher.seal(BASE64.encodeToString(secret), BotCredentials.SECRET.of(bot));
    }

    BotCredentials credentialsOf(BotEntity bot) {
        return credentials(bot.id, bot.telegramId, bot.sealedToken, bot.sealedSecret);
    }

    public BotCredentials credentialsOf(Row bot) {
        return credentials(
                bot.getUUID("id"),
                bot.getLong("telegram_id"),
                bot.getBuffer("sealed_token").getBytes(),
                bot.getBuffer("sealed_secret").getBytes());
    }

    private BotCredentials credentials(UUID bot, long telegramId, byte[] token, byte[] secret) {
        return new BotCredentials(
                bot,
                telegramId,
                cipher.open(token, BotCredentials.TOKEN.of(bot)),
                cipher.open(secret, BotCredentials.SECRET.of(bot)));
    }

    /// Whether the newest webhook secret of this row is the one that was `told`.
    public boolean isNewest(byte[] sealedSecret, BotCredentials told) {
        return cipher.open(sealedSecret, BotCredentials.SECRET.of(told.bot())).equals(told.webhookSecret());
    }

    /// What the gateway compares with: SHA-256 of the webhook secret.
    String secretHashOf(UUID bot, byte[] sealedSecret) {
        byte[] secret = cipher.open(sealedSecret, BotCredentials.SECRET.of(bot)).getBytes(StandardCharsets.UTF_8);
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
