package dev.beseda.bot.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class BotIT {
    private final UUID workspace = UUID.randomUUID();
    private final Api api = Api.as(workspace, "editor");

    @Test
    void aNewBotIsShownWithoutItsToken() {
        var token = Api.freshToken();

        var made = api.post("/api/bots", Map.of("name", "Опрос", "description", "Три вопроса", "token", token));

        assertThat(made.statusCode()).isEqualTo(201);
        var shown = api.get("/api/bots/{id}", made.<String>path("id"));
        assertThat(shown.asString()).isEqualTo(made.asString()).doesNotContain("AAF-test_token");
        assertThat(shown.jsonPath().<String, Object>getMap(""))
                .containsAllEntriesOf(Map.of("name", "Опрос", "description", "Три вопроса", "is_active", true))
                .containsEntry("bot_type", "telegram")
                .containsEntry("webhook_url", null)
                .doesNotContainKey("token");
        assertThat(token).startsWith(shown.path("telegram_id") + ":");
    }

    @Test
    void aListHasPages() {
        var bots = new UUID[] {api.bot(), api.bot(), api.bot()};

        var first = api.get("/api/bots/?limit=2");
        var second = api.get("/api/bots?limit=2&cursor={next}", first.<String>path("next"));

        assertThat(first.jsonPath().getList("items.id", UUID.class)).containsExactly(bots[0], bots[1]);
        assertThat(second.jsonPath().getList("items.id", UUID.class)).containsExactly(bots[2]);
        assertThat(second.<String>path("next")).isNull();
    }

    @Test
    void puttingReplacesAllButTheToken() {
        var bot = api.bot();
        var before = api.get("/api/bots/{id}", bot);

        var put = api.put("/api/bots/" + bot, Map.of("name", "Another", "is_active", false));

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.<String>path("name")).isEqualTo("Another");
        assertThat(put.<Boolean>path("is_active")).isFalse();
        assertThat(put.<Integer>path("telegram_id")).isEqualTo(before.path("telegram_id"));
        assertThat(api.get("/api/bots/{id}", bot).asString()).isEqualTo(put.asString());
    }

    @Test
    void patchingKeepsWhatIsNotSent() {
        var token = Api.freshToken();
        var bot = Api.created(api.post("/api/bots", Map.of("name", "Old", "description", "Kept", "token", token)));

        var patched = api.request().body("{\"name\": \"New\"}").patch("/api/bots/" + bot);
        var emptied = api.request().body("{\"description\": null}").patch("/api/bots/" + bot);

        assertThat(patched.<String>path("description")).isEqualTo("Kept");
        assertThat(emptied.<String>path("name")).isEqualTo("New");
        assertThat(emptied.<String>path("description")).isEmpty();
    }

    @Test
    void aPatchIsCheckedLikeAWhole() {
        var bot = api.bot();

        var unknown = api.request().body("{\"nam\": \"New\"}").patch("/api/bots/" + bot);
        var nameless = api.request().body("{\"name\": null}").patch("/api/bots/" + bot);
        var mistyped = api.request().body("{\"is_active\": \"yes\"}").patch("/api/bots/" + bot);

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(Api.errors(unknown)).containsOnlyKeys("nam");
        assertThat(nameless.statusCode()).isEqualTo(400);
        assertThat(Api.errors(nameless)).containsOnlyKeys("name");
        assertThat(mistyped.statusCode()).isEqualTo(400);
        assertThat(Api.errors(mistyped)).containsOnlyKeys("is_active");
    }

    @Test
    void oneTokenServesOneBot() {
        var token = Api.freshToken();
        Api.created(api.post("/api/bots", Map.of("name", "First", "token", token)));

        var second = Api.ofNewWorkspace().post("/api/bots", Map.of("name", "Second", "token", token));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.<String>path("code")).isEqualTo("token-taken");
        assertThat(second.asString()).doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "abc:def", "0123:abc", "12345:", "12345:a b", "1234567890123456:abc"})
    void aTokenThatIsNoneIsNamedAndNotRepeated(String token) {
        var refused = api.post("/api/bots", Map.of("name", "Bot", "token", token));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys("token");
        assertThat(Api.errors(refused).get("token")).startsWith("must look like");
    }

    @Test
    void aBotNeedsAToken() {
        var refused = api.post("/api/bots", Map.of("name", "Bot"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys("token");
    }

    @Test
    void settingsAreKept() {
        var bot = api.bot();
        var settings = Map.of(
                "default_language",
                "ru",
                "timezone",
                "Europe/Moscow",
                "fallback_text",
                Map.of("ru", "Я не понял", "en", "Pardon?"));

        var put = api.put("/api/bots/" + bot + "/settings/", settings);

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(api.get("/api/bots/{id}/settings", bot).jsonPath().<String, Object>getMap(""))
                .isEqualTo(settings);
    }

    @Test
    void aBotKnowsTheTimeOfGreenwichUnlessItIsToldAnother() {
        var bot = api.bot();
        var settings = Map.of("default_language", "ru", "fallback_text", Map.of());

        var before = api.get("/api/bots/{id}/settings", bot);
        var put = api.put("/api/bots/" + bot + "/settings", settings);

        assertThat(before.<String>path("timezone")).isEqualTo("UTC");
        assertThat(put.<String>path("timezone")).isEqualTo("UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Moscow", "+03:00", "europe/moscow", "", "Europe/Moscow\0"})
    void aTimeZoneThatIsNoneIsNamed(String timezone) {
        var bot = api.bot();
        var settings = Map.of("default_language", "ru", "timezone", timezone, "fallback_text", Map.of());

        var refused = api.put("/api/bots/" + bot + "/settings", settings);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused))
                .containsOnly(entry("timezone", "must be the name of a time zone such as Europe/Moscow or UTC"));
    }

    @Test
    void aFallbackInAnImpossibleLanguageIsNamed() {
        var bot = api.bot();
        var settings = Map.of("default_language", "Russian", "fallback_text", Map.of("ru", ""));

        var refused = api.put("/api/bots/" + bot + "/settings", settings);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys("default_language", "fallback_text.ru");
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, GET, , 200",
        "viewer, POST, /activate, 403",
        "operator, POST, /deactivate, 200",
        "operator, DELETE, , 403",
        "operator, POST, /set_webhook, 403",
        "owner, DELETE, , 202"
    })
    void rolesDecideWhatMayBeDone(String role, String method, String action, int status) {
        var bot = api.bot();
        var path = "/api/bots/" + bot + (action == null ? "" : action);

        var answer = Api.as(workspace, role).request().request(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void aDeletedBotIsGoneWithItsScenarios() {
        var bot = api.bot();
        var scenario = api.scenario(bot);

        var deleted = api.request().delete("/api/bots/" + bot);

        assertThat(deleted.statusCode()).isEqualTo(202);
        assertThat(api.get("/api/bots/{id}", bot).statusCode()).isEqualTo(404);
        assertThat(api.get("/api/scenarios/{id}", scenario).statusCode()).isEqualTo(404);
    }
}
