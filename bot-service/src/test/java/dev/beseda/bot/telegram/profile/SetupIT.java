package dev.beseda.bot.telegram.profile;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Telegram comes to know of a bot without being asked to.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class SetupIT {
    private static final Map<String, Object> START =
            Map.of("command", "start", "description", Map.of("ru", "Начать", "en", "Begin"));

    private final Api api = Api.as(UUID.randomUUID(), "owner");

    @Test
    void commandsAreShownInTheLanguagesOfThePeople() {
        var token = Telegram.bot();
        var bot = bot(token);

        var settled = settle(bot, Map.of("commands", List.of(START)));

        assertThat(settled).hasStatus(200).has("commands[0].description.ru", "Начать");
        assertThat(api.get("/api/bots/{id}/settings", bot).jsonPath().getMap(""))
                .isEqualTo(settled.jsonPath().getMap(""));
        eventually(() -> assertThat(shown(token, "ru")).containsExactly("Начать"));
        eventually(() -> assertThat(shown(token, "en")).containsExactly("Begin"));
        eventually(() -> assertThat(shown(token, "")).containsExactly("Begin"));
    }

    @Test
    void settingsThatSayNothingOfTheProfileLeaveItToBotFather() {
        var token = Telegram.bot();
        Telegram.call(
                token, "setMyCommands", Map.of("commands", List.of(Map.of("command", "own", "description", "Own"))));
        var bot = bot(token);

        settle(bot, Map.of()).then().statusCode(200);
        settle(bot, Map.of("menu_button", Map.of("type", "commands"))).then().statusCode(200);

        eventually(() -> assertThat(Telegram.calls(token)).contains("setChatMenuButton"));
        assertThat(shown(token, "")).containsExactly("Own");
    }

    @Test
    void anOutageIsWaitedFor() {
        var token = Telegram.bot();
        var bot = bot(token);
        Telegram.fail(token, "setMyCommands", "server_error", 1);

        settle(bot, Map.of("commands", List.of(START))).then().statusCode(200);

        eventually(() -> assertThat(shown(token, "ru")).containsExactly("Начать"));
    }

    @Test
    void aNewTokenGetsTheWebhookAndTheProfileOfTheOldOne() {
        var old = Telegram.bot();
        var bot = bot(old);
        api.post("/api/bots/" + bot + "/set_webhook").then().statusCode(200);
        settle(bot, Map.of("commands", List.of(START))).then().statusCode(200);
        eventually(() -> assertThat(shown(old, "ru")).containsExactly("Начать"));

        var fresh = Telegram.bot();
        api.request()
                .body(Map.of("token", fresh))
                .patch("/api/bots/" + bot)
                .then()
                .statusCode(200);

        eventually(() -> assertThat(Telegram.webhookInfo(fresh).<String>path("result.url"))
                .endsWith("/telegram/" + bot));
        eventually(() -> assertThat(shown(fresh, "ru")).containsExactly("Начать"));
        eventually(() -> assertThat(api.get("/api/bots/{id}", bot).<String>path("webhook_url"))
                .endsWith("/telegram/" + bot));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "commands[0].command     | {\"commands\": [{\"command\": \"/Start\", \"description\": {\"en\": \"x\"}}]}",
                "commands[0].description | {\"commands\": [{\"command\": \"start\", \"description\": {}}]}",
                "menu_button.url         | {\"menu_button\": {\"type\": \"web_app\", \"text\": \"x\", \"url\": \"http://x\"}}",
                "menu_button.complete    | {\"menu_button\": {\"type\": \"web_app\"}}",
            })
    void whatTelegramWouldRefuseIsRefusedByField(String field, String profile) {
        var bot = bot(Api.freshToken());

        var refused = settle(bot, new JsonObject(profile).getMap());

        assertThat(refused).isBadField(field);
    }

    private UUID bot(String token) {
        return Api.created(api.post("/api/bots", Map.of("name", "Shop", "token", token)));
    }

    private Response settle(UUID bot, Map<String, Object> profile) {
        var settings = new HashMap<String, Object>(Map.of("default_language", "en", "fallback_text", Map.of()));
        settings.putAll(profile);
        return api.put("/api/bots/" + bot + "/settings", settings);
    }

    private static List<String> shown(String token, String language) {
        return Telegram.call(token, "getMyCommands", Map.of("language_code", language))
                .jsonPath()
                .getList("result.description", String.class);
    }

    private static void eventually(ThrowingRunnable claim) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(claim);
    }
}
