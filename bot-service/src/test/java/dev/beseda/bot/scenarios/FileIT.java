package dev.beseda.bot.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class FileIT {
    private static final String CALLER = """
            scenarios:
            - name: Caller
              trigger: {type: command, value: call}
              steps: [{key: call, step_type: scenario, config: {scenario: Called}}]
            - name: Called
              trigger: {type: none}
              returns: false
              steps: [{key: say, step_type: message, config: {text: Hello}}]
            """;

    private final Api api = Api.ofNewWorkspace();
    private UUID bot;

    @BeforeEach
    void makeABot() {
        bot = api.bot();
    }

    @Test
    void aBotThatWasExportedIsImportedAsTheSameBot() throws IOException {
        var imported = load(bot, Files.readString(Path.of("../docs/recipes/survey.yaml")));
        load(bot, CALLER);
        var exported = export("/api/bots/" + bot + "/export/");
        var copy = api.bot();

        load(copy, exported).then().statusCode(200);

        assertThat(imported.<Boolean>path("scenarios[0].is_new")).isTrue();
        assertThat(export("/api/bots/" + copy + "/export")).isEqualTo(exported).contains("scenario: Called");
        assertThat(exported).doesNotContain("token", "secret");
        assertThat(load(copy, exported).<Boolean>path("scenarios[0].is_new")).isFalse();
        assertThat(export("/api/bots/" + copy + "/export")).isEqualTo(exported);
    }

    @Test
    void aScenarioThatWasExportedIsImportedIntoAnotherBot() {
        var scenario = api.scenario(bot);
        api.step(scenario, "question", Map.of("text", "Your name?", "variable", "имя"));
        var exported = export("/api/scenarios/" + scenario + "/export/");
        var other = api.bot();

        var imported = yaml(exported).queryParam("bot_id", other).post("/api/scenarios/import/");

        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
        assertThat(export("/api/scenarios/" + imported.path("scenarios[0].id") + "/export"))
                .isEqualTo(exported);
    }

    @Test
    void anImportedScenarioIsPublishedAsItIs() throws IOException {
        var imported = load(bot, Files.readString(Path.of("../docs/recipes/survey.yaml")));
        var id = imported.<String>path("scenarios[0].id");

        var ran = api.post("/api/scenarios/" + id + "/tests/run/");
        var published = api.post("/api/scenarios/" + id + "/publish/");

        assertThat(ran.<Boolean>path("passed")).as(ran.asString()).isTrue();
        assertThat(ran.jsonPath().getList("tests")).hasSize(3);
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        assertThat(published.jsonPath().getList("findings")).isEmpty();
    }

    @Test
    void nothingIsTakenOfAFileThatIsWrongInOnePlace() {
        var broken = CALLER.replace("step_type: message", "step_type: shout");

        var refused = load(bot, "settings: {default_language: de, fallback_text: {}}\n" + broken);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused).get("scenarios[1].steps[0].step_type")).endsWith("(line 9)");
        assertThat(api.get("/api/scenarios?bot_id={bot}", bot).jsonPath().getList("items"))
                .isEmpty();
        assertThat(api.get("/api/bots/{bot}/settings", bot).<String>path("default_language"))
                .isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default_language: 7",
                "colour: red",
                "default_language: RU",
                "fallback_text: {ru: ''}",
                "timezone: Moscow"
            })
    void settingsThatAreWrongAreNamed(String settings) {
        var refused =
                load(bot, "settings: {default_language: en, fallback_text: {}, %s}\nscenarios: []".formatted(settings));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aFileThatIsNoYamlIsRefused() {
        assertThat(load(bot, "a: [").statusCode()).isEqualTo(400);
        assertThat(load(bot, "a: !!java.net.URL ['http://localhost']").statusCode())
                .isEqualTo(400);
        assertThat(load(bot, "").statusCode()).isEqualTo(400);
        assertThat(load(bot, "a: '" + "x".repeat(1_000_000) + "'").statusCode()).isEqualTo(400);
        assertThat(yaml("a: Опрос".getBytes(StandardCharsets.UTF_16))
                        .post("/api/bots/" + bot + "/import")
                        .statusCode())
                .isEqualTo(400);
    }

    private Response load(UUID into, String file) {
        return yaml(file).post("/api/bots/" + into + "/import/");
    }

    private RequestSpecification yaml(Object body) {
        var bytes = body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) body;
        return api.request().contentType("application/yaml").body(bytes);
    }

    private String export(String path) {
        var answer = api.request().get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/yaml");
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }
}
