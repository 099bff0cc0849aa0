package dev.beseda.bot.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who holds a bot's number at Telegram, and by what.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class TokenIT {
    private final Api api = Api.ofNewWorkspace();

    @Test
    void aTokenThatTelegramDoesNotKnowHoldsNobodysNumber() {
        var token = Telegram.bot();
        var squatter = Api.ofNewWorkspace();

        var refused = squatter.post("/api/bots", Map.of("name", "Squatter", "token", another(token)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys("token");
        assertThat(squatter.get("/api/bots").jsonPath().getList("items")).isEmpty();
        Api.created(api.post("/api/bots", Map.of("name", "Owner", "token", token)));
    }

    @Test
    void whoHasNoTokenIsNotToldWhichBotsAreHere() {
        var here = Telegram.bot();
        Api.created(api.post("/api/bots", Map.of("name", "Here", "token", here)));
        var elsewhere = Telegram.bot();
        var stranger = Api.ofNewWorkspace();

        var guessed = stranger.post("/api/bots", Map.of("name", "Guess", "token", another(here)));
        var missed = stranger.post("/api/bots", Map.of("name", "Guess", "token", another(elsewhere)));

        assertThat(guessed.statusCode()).isEqualTo(missed.statusCode()).isEqualTo(400);
        assertThat(Api.errors(guessed)).isEqualTo(Api.errors(missed));
    }

    @Test
    void aBotKeepsItsTokenWhenTelegramDoesNotKnowTheNewOne() {
        var bot = api.bot();
        var before = api.get("/api/bots/{id}", bot).asString();
        var madeUp = another(Telegram.bot());

        var patched = api.request().body(Map.of("token", madeUp)).patch("/api/bots/" + bot);
        var put = api.put("/api/bots/" + bot, Map.of("name", "Another", "token", madeUp));

        assertThat(patched.statusCode()).isEqualTo(put.statusCode()).isEqualTo(400);
        assertThat(Api.errors(patched)).containsOnlyKeys("token");
        assertThat(api.get("/api/bots/{id}", bot).asString()).isEqualTo(before);
    }

    @Test
    void aProvenTokenTakesTheNumberFromABotWhoseTokenIsWorthNothing() {
        var old = Telegram.bot();
        var loser = Api.ofNewWorkspace();
        var lost = Api.created(loser.post("/api/bots", Map.of("name", "Lost", "token", old)));
        Telegram.revoke(old);
        var fresh = another(old);

        var found = api.get("/api/bots/{id}", Api.created(api.post("/api/bots", Map.of("name", "N", "token", fresh))));

        assertThat(fresh).startsWith(found.path("telegram_id") + ":");
        assertThat(loser.get("/api/bots/{id}", lost).<Boolean>path("is_active")).isFalse();
        var again = loser.request().body(Map.of("token", fresh)).patch("/api/bots/" + lost);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String>path("code")).isEqualTo("token-taken");
    }

    @Test
    void aBotThatHasLostItsNumberTakesItBackByANewerToken() {
        var old = Telegram.bot();
        var bot = Api.created(api.post("/api/bots", Map.of("name", "First", "token", old)));
        Telegram.revoke(old);
        var second = another(old);
        var thief = Api.ofNewWorkspace();
        var taken = Api.created(thief.post("/api/bots", Map.of("name", "Second", "token", second)));
        Telegram.revoke(second);

        var back = api.put("/api/bots/" + bot, Map.of("name", "First", "token", old + "-third"));

        assertThat(back.statusCode()).as(back.asString()).isEqualTo(200);
        assertThat(back.<Boolean>path("is_active")).isTrue();
        assertThat(thief.get("/api/bots/{id}", taken).<Boolean>path("is_active"))
                .isFalse();
    }

    @Test
    void aNewTokenOfTheSameBotIsTaken() {
        var old = Telegram.bot();
        var bot = Api.created(api.post("/api/bots", Map.of("name", "Bot", "token", old)));
        Telegram.revoke(old);

        var patched = api.request().body(Map.of("token", another(old))).patch("/api/bots/" + bot);

        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
        assertThat(patched.<Boolean>path("is_active")).isTrue();
    }

    @Test
    void whileTelegramIsSilentNoTokenIsTaken() {
        var token = Telegram.bot();
        var draft = Map.of("name", "Bot", "token", token);
        Telegram.fail(token, "getMe", "server_error", 1);

        var failed = api.post("/api/bots", draft);

        assertThat(failed.statusCode()).isEqualTo(502);
        assertThat(failed.<String>path("detail")).startsWith("Telegram").endsWith("try again later");
        assertThat(failed.asString()).doesNotContain(token);
        Api.created(api.post("/api/bots", draft));
    }

    /// Has the same number; Telegram does not know it before the first one is revoked.
    private static String another(String token) {
        return token.substring(0, token.indexOf(':')) + ":AAF-another_token";
    }
}
