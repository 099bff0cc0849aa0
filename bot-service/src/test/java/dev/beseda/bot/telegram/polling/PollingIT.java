package dev.beseda.bot.telegram.polling;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.bot.bots.BotNews;
import dev.beseda.bot.bots.fleet.Fleet;
import dev.beseda.bot.telegram.wire.TelegramApi;
import dev.beseda.kit.postgres.ShardedWork;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From what a person writes to the bot's answer, with a bot that is polled for.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class PollingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Fleet fleet;

    @Inject
    Polls polls;

    @Inject
    TelegramApi telegram;

    @Inject
    UpdateTransport transport;

    @Inject
    PollConfig config;

    @Inject
    BotNews news;

    @Inject
    ShardedWork work;

    @Inject
    PollLoops running;

    private final Api api = Api.as(UUID.randomUUID(), "owner");
    private final long ada = Telegram.person();

    @Test
    void whatWaitedAtTelegramAndWhatComesLaterIsAnsweredInOrder() {
        var token = Telegram.bot();
        var bot = echo(token);
        api.post("/api/bots/" + bot + "/set_webhook").then().statusCode(200);
        Telegram.write(token, ada, "one");

        var begun = api.post("/api/bots/" + bot + "/start_polling/");
        Telegram.write(token, ada, "two");

        assertThat(begun).hasStatus(200).has("delivery", "polling").hasNo("webhook_url");
        eventually(() -> assertThat(Telegram.said(token, ada)).containsExactly("Well!", "Well!"));
        assertThat(Telegram.webhookInfo(token).<String>path("result.url")).isEmpty();
        eventually(
                () -> assertThat(health(bot)).has("polling.state", "listening").has("polling.updates", 2));
    }

    @Test
    void aWebhookEndsThePolling() {
        var token = Telegram.bot();
        var bot = polled(token);

        var set = api.post("/api/bots/" + bot + "/set_webhook");

        assertThat(set).hasStatus(200).has("delivery", "webhook");
        asksNoMore(bot, token);
    }

    @Test
    void aBotThatIsSwitchedOffIsAskedForNoMoreAndGoesOnWhenItIsSwitchedOn() {
        var token = Telegram.bot();
        var bot = polled(token);

        api.post("/api/bots/" + bot + "/deactivate").then().statusCode(200);
        asksNoMore(bot, token);
        assertThat(Telegram.said(token, ada)).isEmpty();
        api.post("/api/bots/" + bot + "/activate").then().statusCode(200);

        eventually(() -> assertThat(Telegram.said(token, ada)).containsExactly("Well!"));
    }

    @Test
    void aDeletedBotIsAskedForNoMore() {
        var token = Telegram.bot();
        var bot = polled(token);

        api.request().delete("/api/bots/" + bot).then().statusCode(202);

        asksNoMore(bot, token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_error", "html_error", "empty_body", "connection_reset", "too_many_requests"})
    void anOutageOfTelegramIsWaitedFor(String fault) {
        var token = Telegram.bot();
        var bot = echo(token);
        Telegram.fail(token, "getUpdates", fault, 2);

        api.post("/api/bots/" + bot + "/start_polling").then().statusCode(200);
        Telegram.write(token, ada, "Hello");

        eventually(() -> assertThat(Telegram.said(token, ada)).containsExactly("Well!"));
        eventually(() -> assertThat(health(bot)).has("polling.state", "listening"));
        assertThat(health(bot).<String>path("polling.error")).isNotBlank().doesNotContain(token);
    }

    @Test
    void aReplyThatWasLostBringsNoAnswerTwice() {
        var token = Telegram.bot();
        var bot = echo(token);
        Telegram.fail(token, "getUpdates", "lost_reply", 2);
        Telegram.write(token, ada, "Hello");

        api.post("/api/bots/" + bot + "/start_polling").then().statusCode(200);
        eventually(() -> assertThat(Telegram.said(token, ada)).containsExactly("Well!"));
        Telegram.write(token, ada, "Bye");

        eventually(() -> assertThat(Telegram.said(token, ada)).containsExactly("Well!", "Well!"));
    }

    @Test
    void aProgramThatPollsWithTheSameTokenIsExplained() {
        var token = Telegram.bot();
        var bot = polled(token);

        // It goes on to ask: the conflict is over as soon as the loop is answered again.
        eventually(() -> {
            Telegram.call(token, "getUpdates", Map.of());
            var found = health(bot);
            assertThat(found)
                    .has("polling.state", "conflict")
                    .hasText("polling.error", "Another program asks for this bot's updates");
            assertThat(found.jsonPath().getList("findings.code", String.class)).containsExactly("polling_conflict");
        });
    }

    @Test
    void aWebhookOfSomebodyElseIsExplainedAndRepaired() {
        var token = Telegram.bot();
        var bot = polled(token);

        Telegram.call(token, "setWebhook", Map.of("url", "https://thief.example/take/it"));
        eventually(() -> assertThat(health(bot)).has("polling.state", "conflict"));
        var found = health(bot);
        var repaired = api.post("/api/bots/" + bot + "/repair");
        Telegram.write(token, ada, "Hello");

        assertThat(found.jsonPath().getList("findings.code", String.class)).containsExactly("foreign_webhook");
        assertThat(found).hasText("findings[0].sentence.ru", "thief.example");
        assertThat(repaired).hasStatus(200).has("did[0].action", "webhook_removed");
        eventually(() -> assertThat(Telegram.said(token, ada)).containsExactly("Well!"));
    }

    @Test
    void aRevokedTokenEndsThePollingUntilThereIsANewOne() {
        var token = Telegram.bot();
        var bot = polled(token);

        Telegram.revoke(token);
        eventually(() -> assertThat(health(bot)).has("polling.state", "token_revoked"));
        var fresh = Telegram.bot();
        api.request()
                .body(Map.of("token", fresh))
                .patch("/api/bots/" + bot)
                .then()
                .statusCode(200);
        Telegram.write(fresh, ada, "Hello");

        eventually(() -> assertThat(Telegram.said(fresh, ada)).containsExactly("Well!"));
        eventually(() -> assertThat(health(bot)).has("polling.state", "listening"));
    }

    @Test
    void replicasShareTheBotsAndTakeOverFromEachOther() {
        var tokens = IntStream.range(0, 24).mapToObj(_ -> Telegram.bot()).toList();
        var bots = tokens.stream().map(this::polled).toList();
        var loops = new PollLoops(telegram, transport, config, Clock.systemUTC());
        var other = new Polling(loops, fleet, polls, news, work);

        other.start(new StartupEvent());
        eventually(() ->
                assertThat(loops.statuses().keySet()).filteredOn(bots::contains).hasSizeBetween(1, bots.size() - 1));
        tokens.forEach(token -> Telegram.write(token, ada, "Hello"));
        eventually(() -> assertThat(tokens)
                .allSatisfy(token -> assertThat(Telegram.said(token, ada)).containsExactly("Well!")));
        other.stop(new ShutdownEvent());
        tokens.forEach(token -> Telegram.write(token, ada, "Still there?"));

        eventually(() -> assertThat(tokens)
                .allSatisfy(token -> assertThat(Telegram.said(token, ada)).containsExactly("Well!", "Well!")));
        assertThat(bots).allSatisfy(bot -> assertThat(health(bot)).hasNo("findings[0]"));
    }

    /// A bot that is being polled for.
    private UUID polled(String token) {
        var bot = echo(token);
        api.post("/api/bots/" + bot + "/start_polling").then().statusCode(200);
        eventually(() -> assertThat(Telegram.calls(token)).contains("getUpdates"));
        return bot;
    }

    /// A bot that says the same to everything.
    private UUID echo(String token) {
        var bot = Api.created(api.post("/api/bots", Map.of("name", "Echo", "token", token)));
        var settings = Map.of("default_language", "en", "fallback_text", Map.of("en", "Well!"));
        api.put("/api/bots/" + bot + "/settings", settings).then().statusCode(200);
        return bot;
    }

    private Response health(UUID bot) {
        return api.get("/api/bots/{id}/health/", bot);
    }

    /// What a person writes stays at Telegram, though the replica has looked through its bots once more: it polls for
    /// one that came later.
    private void asksNoMore(UUID bot, String token) {
        eventually(() -> assertThat(running.statuses()).doesNotContainKey(bot));
        Telegram.write(token, ada, "Anybody there?");

        var unused = polled(Telegram.bot());
        assertThat(Telegram.webhookInfo(token).<Integer>path("result.pending_update_count"))
                .isEqualTo(1);
    }

    private static void eventually(ThrowingRunnable claim) {
        await().atMost(PATIENCE).untilAsserted(claim);
    }
}
