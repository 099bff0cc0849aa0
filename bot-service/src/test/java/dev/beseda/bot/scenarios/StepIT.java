package dev.beseda.bot.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class StepIT {
    private static final Map<String, Object> END = Map.of();

    private final Api api = Api.ofNewWorkspace();
    private UUID bot;
    private UUID scenario;

    @BeforeEach
    void makeAScenario() {
        bot = api.bot();
        scenario = api.scenario(bot);
    }

    @Test
    void aStepIsShownAsItWasWritten() {
        var config = Map.<String, Object>of("text", Map.of("ru", "Как вас зовут?"), "variable", "имя");

        var step = api.step(scenario, "question", config);

        var shown = api.get("/api/steps/{id}/", step).jsonPath();
        assertThat(shown.<String, Object>getMap(""))
                .isEqualTo(Map.of(
                        "id",
                        step.toString(),
                        "scenario_id",
                        scenario.toString(),
                        "order",
                        1,
                        "key",
                        "step-1",
                        "step_type",
                        "question",
                        "config",
                        config));
    }

    @Test
    void aPlainTextIsInTheLanguageOfTheBot() {
        api.put("/api/bots/" + bot + "/settings", Map.of("default_language", "ru", "fallback_text", Map.of()));

        var step = api.step(scenario, "message", Map.of("text", "Привет"));

        assertThat(api.get("/api/steps/{id}", step).<String>path("config.text.ru"))
                .isEqualTo("Привет");
    }

    @Test
    void aStepThatIsPutInBetweenMovesTheOthers() {
        var first = api.step(scenario, "end", END);
        var last = api.step(scenario, "end", END);

        var between = Api.created(add(2, "middle"));

        assertThat(idsInOrder()).containsExactly(first, between, last);
        assertThat(steps().jsonPath().getList("items.order", Integer.class)).containsExactly(1, 2, 3);
        assertThat(api.get("/api/steps?scenario_id={id}", scenario).asString()).isEqualTo(steps().asString());
    }

    @Test
    void aStepMovesAndKeepsItsKey() {
        var first = api.step(scenario, "end", END);
        var second = api.step(scenario, "end", END);

        var moved = api.put("/api/steps/" + second, Map.of("order", 1, "step_type", "end", "config", END));

        assertThat(moved.<String>path("key")).isEqualTo("step-2");
        assertThat(idsInOrder()).containsExactly(second, first);
    }

    @Test
    void aDeletedStepLeavesNoGap() {
        var first = api.step(scenario, "end", END);
        var second = api.step(scenario, "end", END);

        api.request().delete("/api/steps/" + first).then().statusCode(204);

        assertThat(idsInOrder()).containsExactly(second);
        assertThat(steps().jsonPath().getList("items.order", Integer.class)).containsExactly(1);
        assertThat(api.get("/api/steps/{id}", first).statusCode()).isEqualTo(404);
    }

    @Test
    void aFreeKeyIsFoundWhenTheUsualOneIsTaken() {
        Api.created(add(1, "step-2"));

        var step = api.step(scenario, "end", END);

        assertThat(api.get("/api/steps/{id}", step).<String>path("key")).isEqualTo("step-3");
    }

    @Test
    void aKeyIsUsedOnce() {
        Api.created(add(1, "same"));

        var refused = add(2, "same");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("code")).isEqualTo("key-taken");
    }

    @Test
    void aScenarioHasFiveHundredStepsAtMost() {
        for (int count = 0; count < 500; count++) {
            api.step(scenario, "end", END);
        }

        var refused = api.postStep(scenario, "end", END);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("code")).isEqualTo("too-many-steps");
    }

    @Test
    void aStepOfAnUnknownTypeIsRefusedWithTheTypesThereAre() {
        var refused = api.postStep(scenario, "dance", END);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused).get("step_type"))
                .isEqualTo(
                        "must be one of message, question, condition, set_variable, jump, scenario, random_split, delay, wait, "
                                + "http_request, hand_over, llm_reply, balance, statement, promo_code, pay, top_up, "
                                + "bank_transfer, receipt, media_generation, end");
    }

    @Test
    void aConfigFieldThatIsWrongIsNamed() {
        var refused = api.postStep(scenario, "message", Map.of("text", 7));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys("config.text");
    }

    private Response add(int order, String key) {
        return api.post(
                "/api/steps",
                Map.of("scenario_id", scenario, "order", order, "key", key, "step_type", "end", "config", END));
    }

    private Response steps() {
        return api.get("/api/scenarios/{id}/steps", scenario);
    }

    private List<UUID> idsInOrder() {
        return steps().jsonPath().getList("items.id", UUID.class);
    }
}
