package dev.beseda.bot.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.bots.tokens.ProvenToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which webhook secrets open for a bot, and until when.
class BotEntityTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final ProvenToken TOKEN = new ProvenToken("42:first");
    private static final String URL = "https://beseda.example/telegram/42";

    private final BotEntity bot = BotEntity.of(UUID.randomUUID(), NOW);

    @BeforeEach
    void speak() {
        bot.speakFor(TOKEN, secret("token"), secret("one"));
    }

    @Test
    void aSecretThatTelegramWasNeverToldNeedsNoOther() {
        bot.renewSecret(secret("two"));
        bot.speakFor(new ProvenToken("42:second"), secret("token"), secret("three"));

        assertOpens("one", null, null);
    }

    @Test
    void theSecretBeforeTheNewestOpensUntilAWhileAfterTelegramWasToldTheNewest() {
        connect();

        bot.renewSecret(secret("two"));
        assertOpens("two", "one", null);

        connect();
        assertOpens("two", "one", NOW.plus(BotSecrets.OLD_SECRET_KEPT));
    }

    @Test
    void whatTelegramWasNotToldYetIsFreshEnough() {
        connect();

        bot.renewSecret(secret("two"));
        bot.renewSecret(secret("three"));

        assertOpens("two", "one", null);
    }

    @Test
    void anotherSecretFollowsEachThatTelegramWasTold() {
        connect();
        bot.renewSecret(secret("two"));
        connect();

        bot.renewSecret(secret("three"));

        assertOpens("three", "two", null);
    }

    @Test
    void aTokenOfTheSameBotBringsAFreshSecret() {
        connect();

        bot.speakFor(new ProvenToken("42:second"), secret("token"), secret("two"));

        assertOpens("two", "one", null);
    }

    @Test
    void aTokenOfAnotherBotEndsAllSecretsOfTheOneBefore() {
        connect();
        bot.renewSecret(secret("two"));

        bot.speakFor(new ProvenToken("43:other"), secret("token"), secret("three"));

        assertOpens("three", null, null);
    }

    @Test
    void whoeverHasLostItsNumberOpensForNobody() {
        connect();

        bot.loseNumber(NOW, secret("two"));

        assertOpens("two", null, null);
        assertThat(bot.isActive).isFalse();
        assertThat(bot.delivery).isEqualTo("none");
    }

    @Test
    void theSecretOfABotThatIsPolledForEndsSoon() {
        connect();

        bot.polls(told(), secret("two"), NOW);

        assertOpens("two", "one", NOW.plus(BotSecrets.OLD_SECRET_KEPT));
    }

    private void connect() {
        bot.delivered(told(), URL, NOW);
    }

    private BotCredentials told() {
        return new BotCredentials(bot.id, 42, TOKEN.token(), "");
    }

    private void assertOpens(String newest, @Nullable String old, @Nullable Instant until) {
        assertThat(text(bot.sealedSecret)).isEqualTo(newest);
        assertThat(text(bot.sealedOldSecret)).isEqualTo(old);
        assertThat(bot.oldSecretUntil).isEqualTo(until);
    }

    private static byte[] secret(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String text(byte @Nullable [] secret) {
        return secret == null ? null : new String(secret, StandardCharsets.UTF_8);
    }
}
