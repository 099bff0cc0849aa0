package dev.beseda.bot.bots.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.secrets.ExchangeKey;
import dev.beseda.kit.secrets.SealedField;
import dev.beseda.kit.secrets.SecretCipher;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// What lies sealed in the rows of bots.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class KeyRotationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOKEN = "471:AAF-from_before";
    private static final String KEY = "sk-from-before-1234";

    private final Api api = Api.ofNewWorkspace();

    @Inject
    Fleet fleet;

    @Inject
    KeyRotation keyRotation;

    @Inject
    SecretCipher secretCipher;

    @Inject
    @ExchangeKey
    SecretCipher exchanged;

    @Inject
    Transactions transactions;

    @Test
    void aTokenThatWasCopiedIntoTheRowOfAnotherBotSpeaksForNobody() {
        var theirs = api.bot();
        var ours = api.bot();
        run(
                "update bot set sealed_token = (select sealed_token from bot where id = $2) where id = $1",
                Tuple.of(ours, theirs));

        var found = done(fleet.get(List.of(ours, theirs)));

        assertThat(found).extracting(bot -> bot.credentials().bot()).containsExactly(theirs);
    }

    @Test
    void whatAnEarlierReleaseSealedOpensAndIsSealedAnewForItsRow() throws Exception {
        var bot = api.bot();
        api.put(
                "/api/bots/" + bot + "/settings",
                Map.of(
                        "default_language", "en",
                        "fallback_text", Map.of(),
                        "llm", Map.of("providers", List.of(Map.of("provider", "mistral", "api_key", "other")))));
        var before = row(
                """
                update bot set sealed_token = $2, sealed_secret = $2,
                    llm = jsonb_set(llm, '{sealed_keys,0}', to_jsonb($3::text))
                where id = $1 returning revision
                """,
                Tuple.of(
                        bot,
                        Buffer.buffer(old("key", TOKEN)),
                        Base64.getEncoder().encodeToString(old("exchange-key", KEY))));
        assertThat(credentials(bot).token()).isEqualTo(TOKEN);

        done(keyRotation.reseal());

        var after = row("select sealed_token, sealed_secret, llm, revision from bot where id = $1", Tuple.of(bot));
        assertThat(after.getBuffer("sealed_token").getBytes()).startsWith(secretCipher.head());
        assertThat(after.getBuffer("sealed_secret").getBytes()).startsWith(secretCipher.head());
        assertThat(after.getLong("revision")).isGreaterThan(before.getLong("revision"));
        var key = after.getJsonObject("llm").getJsonArray("sealed_keys").getString(0);
        assertThat(Base64.getDecoder().decode(key)).startsWith(exchanged.head());
        assertThat(exchanged.openText(key, new SealedField(LlmSettings.SEALED_FOR, bot)))
                .isEqualTo(KEY);
        assertThat(credentials(bot).token()).isEqualTo(TOKEN);
        assertThat(credentials(bot).webhookSecret()).isEqualTo(TOKEN);
    }

    private BotCredentials credentials(UUID bot) {
        return done(fleet.get(List.of(bot))).getFirst().credentials();
    }

    private Row row(String sql, Tuple values) {
        return Rows.stream(done(transactions.run(sql, values))).findFirst().orElseThrow();
    }

    private void run(String sql, Tuple values) {
        done(transactions.run(sql, values));
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    /// As it was sealed when nothing knew of its row.
    private static byte[] old(String setting, String text) throws GeneralSecurityException {
        var key = ConfigProvider.getConfig().getValue("beseda.secret." + setting, String.class);
        byte[] nonce = new byte[12];
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(Base64.getDecoder().decode(key), "AES"),
                new GCMParameterSpec(128, nonce));
        byte[] hidden = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(12 + hidden.length).put(nonce).put(hidden).array();
    }
}
