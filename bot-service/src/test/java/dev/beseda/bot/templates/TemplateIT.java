package dev.beseda.bot.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class TemplateIT {
    private final UUID workspace = UUID.randomUUID();
    private final Api api = Api.as(workspace, "editor");
    private final Api viewer = Api.as(workspace, "viewer");

    @Test
    void everybodySeesWhichTemplatesThereAre() {
        var templates = viewer.get("/api/templates/").jsonPath();

        assertThat(templates.getList("items.name")).containsExactly("assistant", "coffee", "survey", "wallet");
        assertThat(templates.<String, Object>getMap("items[0]"))
                .containsKeys("title", "description")
                .containsEntry("languages", List.of("en", "ru"))
                .containsEntry("needs", List.of("language_model"));
        assertThat(templates.getString("items[2].title.ru")).isEqualTo("Опрос");
        assertThat(templates.getList("items[2].needs")).isEmpty();
    }

    @Test
    void aTemplateIsAFileThatIsImportedAsItIs() {
        var file = viewer.request().get("/api/templates/coffee/");

        var imported = api.request()
                .contentType("application/yaml")
                .body(file.asByteArray())
                .post("/api/bots/" + api.bot() + "/import");

        assertThat(file.contentType()).startsWith("application/yaml");
        assertThat(new String(file.asByteArray(), StandardCharsets.UTF_8)).contains("template:", "- name: Booking");
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
    }

    @Test
    void thereIsNoOtherTemplate() {
        var absent = viewer.get("/api/templates/nothing");

        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(absent.<String>path("code")).isEqualTo("absent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assistant", "coffee", "survey", "wallet"})
    void aBotOfATemplateHasItsSettingsAndAllOfItsScenariosRun(String template) {
        var made = make(api, template, Api.freshToken());

        var bot = Api.created(made);
        var scenarios = api.get("/api/scenarios?bot_id={bot}", bot).jsonPath();
        assertThat(made.<String>path("name")).isEqualTo("Mine");
        assertThat(api.get("/api/bots/{bot}/settings", bot).<String>path("default_language"))
                .isEqualTo("ru");
        assertThat(scenarios.getList("items")).isNotEmpty();
        assertThat(scenarios.getList("items.published_version")).containsOnly(1);
        assertThat(scenarios.getList("items.id", String.class))
                .allSatisfy(scenario -> assertThat(api.get("/api/scenarios/{id}/diff", scenario)
                                .jsonPath()
                                .<String, List<?>>getMap("")
                                .values())
                        .allMatch(List::isEmpty))
                .allSatisfy(scenario -> assertThat(api.post("/api/scenarios/" + scenario + "/check")
                                .jsonPath()
                                .getList("findings"))
                        .isEmpty());
    }

    @Test
    void itAnswersAsTheTemplateSays() {
        var token = Telegram.bot();
        var bot = Api.created(make(api, "survey", token));
        api.post("/api/bots/" + bot + "/start_polling").then().statusCode(200);
        var ada = Telegram.person();

        Telegram.write(token, ada, "/start");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(Telegram.said(token, ada)).containsExactly("Welcome! What is your name?"));
    }

    @Test
    void anUnknownTemplateIsNamedWithThoseThereAreAndNoBotIsMade() {
        var refused = make(api, "nothing", Api.freshToken());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused))
                .containsOnly(Map.entry("template", "is not known: there are assistant, coffee, survey, wallet"));
        assertThat(bots()).isZero();
    }

    @Test
    void aTokenThatTelegramDoesNotKnowMakesNothing() {
        var token = Telegram.bot();
        Telegram.revoke(token);

        var refused = make(api, "survey", token);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys("token");
        assertThat(refused.asString()).doesNotContain(token);
        assertThat(bots()).isZero();
    }

    @Test
    void aTokenThatAnotherBotUsesMakesNothing() {
        var token = Api.freshToken();
        Api.created(make(Api.ofNewWorkspace(), "survey", token));

        var refused = make(api, "survey", token);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("code")).isEqualTo("token-taken");
        assertThat(bots()).isZero();
        assertThat(api.get("/api/scenarios").jsonPath().getList("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403", "operator, 403", "editor, 201", "owner, 201"})
    void whoMayMakeABotMayMakeItOfATemplate(String role, int status) {
        assertThat(make(Api.as(workspace, role), "survey", Api.freshToken()).statusCode())
                .isEqualTo(status);
    }

    private static Response make(Api api, String template, String token) {
        return api.post("/api/bots/?template=" + template, Map.of("name", "Mine", "token", token));
    }

    private int bots() {
        return api.get("/api/bots").jsonPath().getList("items").size();
    }
}
