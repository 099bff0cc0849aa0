package dev.beseda.bot.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class CheckIT {
    private final Api api = Api.ofNewWorkspace();
    private UUID scenario;

    @BeforeEach
    void makeAScenario() {
        scenario = api.scenario(api.bot());
        api.step(scenario, "question", Map.of("text", "Your name?", "variable", "name"));
        api.step(scenario, "message", Map.of("text", "Glad, {name}!"));
    }

    @Test
    void aCheckTellsErrorsAndWarningsAndPublishesNothing() {
        api.step(scenario, "message", Map.of("text", "{nobody}"));
        api.step(scenario, "jump", Map.of("to", "nowhere"));

        var checked = api.post("/api/scenarios/" + scenario + "/check/").jsonPath();

        assertThat(checked.getList("findings.severity")).containsExactly("error", "warning");
        assertThat(checked.getList("findings.field"))
                .containsExactly("steps.step-4.config.to", "steps.step-3.config.text");
        assertThat(api.get("/api/scenarios/{id}/versions", scenario).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void warningsDoNotKeepADraftFromBeingPublished() {
        api.step(scenario, "message", Map.of("text", "{nobody}"));

        var published = api.post("/api/scenarios/" + scenario + "/publish");

        assertThat(published.statusCode()).isEqualTo(200);
        assertThat(published.jsonPath().getList("findings.field")).containsExactly("steps.step-3.config.text");
    }

    @Test
    void whatAnotherScenarioRemembersIsKnown() {
        var bot = UUID.fromString(api.get("/api/scenarios/{id}", scenario).path("bot_id"));
        var other = api.scenario(bot);
        api.step(other, "message", Map.of("text", "Hello, {name}!"));

        var checked = api.post("/api/scenarios/" + other + "/check");

        assertThat(checked.jsonPath().getList("findings")).isEmpty();
    }

    @Test
    void aTestThatFailsKeepsADraftFromBeingPublished() {
        var steps = List.of(Map.of("person", "/start"), Map.of("bot", "Your age?"));
        var tests = Map.of("tests", List.of(Map.of("name", "Asks", "steps", steps)));
        var kept = api.put("/api/scenarios/" + scenario + "/tests/", tests);

        var ran = api.post("/api/scenarios/" + scenario + "/tests/run");
        var refused = api.post("/api/scenarios/" + scenario + "/publish");

        assertThat(kept.jsonPath().getMap("")).as(kept.asString()).isEqualTo(tests);
        assertThat(api.get("/api/scenarios/{id}/tests", scenario).jsonPath().getMap(""))
                .isEqualTo(tests);
        assertThat(ran.<Boolean>path("passed")).isFalse();
        assertThat(ran.<String>path("tests[0].field")).isEqualTo("tests[0].steps[1]");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Api.errors(refused).get("tests[0].steps[1]"))
                .isEqualTo("the test “Asks” fails: expected the bot to say “Your age?”, but it said “Your name?”");
    }

    @Test
    void aTestThatIsWrittenWrongIsNamed() {
        var tests = Map.of("tests", List.of(Map.of("name", "Asks", "steps", List.of(Map.of("shouts", "Hey")))));

        var refused = api.put("/api/scenarios/" + scenario + "/tests", tests);

        assertThat(Api.errors(refused)).containsOnlyKeys("tests[0].steps[0].line");
    }

    @Test
    void aTestThatTheDatabaseCanNotKeepIsNamed() {
        var steps = List.of(Map.of("bot", "Hi", "buttons", List.of("a\0b")));
        var tests = Map.of("tests", List.of(Map.of("name", "Asks", "steps", steps)));

        var refused = api.put("/api/scenarios/" + scenario + "/tests", tests);

        assertThat(Api.errors(refused)).containsOnlyKeys("tests[0].steps[0].buttons[0]");
    }

    @Test
    void anotherScenarioIsNamedByItsName() {
        var bot = UUID.fromString(api.get("/api/scenarios/{id}", scenario).path("bot_id"));
        var trigger = Map.of("type", "none");
        var called = Api.created(api.post("/api/scenarios", Map.of("bot_id", bot, "name", "Sub", "trigger", trigger)));

        var step = api.step(scenario, "scenario", Map.of("scenario", "Sub"));

        assertThat(api.get("/api/steps/{id}", step).<String>path("config.scenario"))
                .isEqualTo(called.toString());
        assertThat(api.post("/api/scenarios/" + scenario + "/check").<String>path("findings[0].message"))
                .isEqualTo("is not live: until it is, this step is passed over");
    }

    @Test
    void aBotHasTwoHundredScenariosAtMost() {
        var bot = api.bot();
        for (int count = 0; count < 200; count++) {
            api.scenario(bot);
        }
        var trigger = Map.of("type", "none");

        var refused = api.post("/api/scenarios", Map.of("bot_id", bot, "name", "Any", "trigger", trigger));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("code")).isEqualTo("too-many-scenarios");
    }
}
