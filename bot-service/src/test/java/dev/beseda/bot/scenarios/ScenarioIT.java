package dev.beseda.bot.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.scenarios.programs.Programs;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class ScenarioIT {
    private static final Map<String, Object> END = Map.of();

    private final Api api = Api.ofNewWorkspace();

    @Inject
    Pool pool;

    @Test
    void aPublishedScenarioIsWhatTheEngineLoads() throws Throwable {
        var bot = api.bot();
        var scenario = api.scenario(bot);
        api.step(scenario, "question", Map.of("text", "What is your name?", "variable", "имя"));
        api.step(scenario, "message", Map.of("text", Map.of("ru", "Рад, {имя}!", "en", "Glad, {имя}!")));

        var published = api.post("/api/scenarios/" + scenario + "/publish/");

        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        assertThat(published.<Integer>path("number")).isEqualTo(1);
        var live = live(bot);
        assertThat(live).hasSize(1);
        var program = Programs.read(
                scenario,
                live.getFirst().getUUID("id"),
                live.getFirst().getJsonObject("program").encode());
        assertThat(program.version()).isEqualTo(UUID.fromString(published.path("id")));
        assertThat(program.steps()).extracting(step -> step.key()).containsExactly("step-1", "step-2");
    }

    @Test
    void publishingAgainTakesThePlaceOfTheOldVersion() throws Throwable {
        var bot = api.bot();
        var scenario = api.scenario(bot);
        api.step(scenario, "end", END);
        api.post("/api/scenarios/" + scenario + "/publish").then().statusCode(200);
        long before = revision(bot);

        api.post("/api/scenarios/" + scenario + "/publish").then().statusCode(200);

        assertThat(live(bot)).hasSize(1);
        assertThat(revision(bot)).isGreaterThan(before);
        assertThat(api.get("/api/scenarios/{id}", scenario).<Integer>path("published_version"))
                .isEqualTo(2);
        var versions = api.get("/api/scenarios/{id}/versions", scenario).jsonPath();
        assertThat(versions.getList("items.number", Integer.class)).containsExactly(2, 1);
        assertThat(versions.getList("items.is_live", Boolean.class)).containsExactly(true, false);
    }

    @Test
    void anInactiveScenarioIsNotLiveUntilItIsActiveAgain() throws Throwable {
        var bot = api.bot();
        var scenario = api.scenario(bot);
        api.step(scenario, "end", END);
        api.post("/api/scenarios/" + scenario + "/publish").then().statusCode(200);
        // So that no look of the fleet doctor learns the bot's name meanwhile: that is a change, too.
        api.get("/api/bots/{id}/health", bot).then().statusCode(200);
        long before = revision(bot);

        replace(scenario, false);
        var whileInactive = live(bot);
        replace(scenario, true);

        assertThat(whileInactive).isEmpty();
        assertThat(live(bot)).hasSize(1);
        assertThat(revision(bot)).isEqualTo(before + 2);
    }

    @Test
    void aDraftIsReplacedBeforeItWasEverPublished() throws Throwable {
        var bot = api.bot();
        var scenario = api.scenario(bot);

        replace(scenario, true);

        assertThat(api.get("/api/scenarios/{id}", scenario).<String>path("name"))
                .isEqualTo("Any");
        assertThat(live(bot)).isEmpty();
    }

    @Test
    void anUnfinishedDraftIsRefusedWithAllThatIsToMend() throws Throwable {
        var bot = api.bot();
        var scenario = api.scenario(bot);
        api.step(scenario, "jump", Map.of("to", "gone"));
        api.step(scenario, "jump", Map.of("to", "step-2"));

        var refused = api.post("/api/scenarios/" + scenario + "/publish");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Api.errors(refused)).containsOnlyKeys("steps.step-1.config.to", "steps");
        assertThat(live(bot)).isEmpty();
    }

    @Test
    void aDeletedScenarioStopsRunning() throws Throwable {
        var bot = api.bot();
        var scenario = api.scenario(bot);
        api.step(scenario, "end", END);
        api.post("/api/scenarios/" + scenario + "/publish").then().statusCode(200);
        long before = revision(bot);

        api.request().delete("/api/scenarios/" + scenario).then().statusCode(204);

        assertThat(live(bot)).isEmpty();
        assertThat(revision(bot)).isGreaterThan(before);
        assertThat(api.get("/api/scenarios/{id}", scenario).statusCode()).isEqualTo(404);
    }

    @Test
    void scenariosAreListedByBot() {
        var bot = api.bot();
        var scenario = api.scenario(bot);
        api.scenario(api.bot());

        var listed = api.get("/api/scenarios/?bot_id={bot}", bot);

        assertThat(listed.jsonPath().getList("items.id", UUID.class)).containsExactly(scenario);
    }

    @ParameterizedTest
    @CsvSource({
        "command, /start, 201",
        "command, Start, 400",
        "command, , 400",
        "deep_link, promo-42, 201",
        "deep_link, promo 42, 400",
        "text, Хочу скидку, 201",
        "text, ' ', 400",
        "any_message, , 201",
        "any_message, start, 400"
    })
    void aTriggerHasTheValueItsTypeNeeds(String type, String value, int status) {
        var trigger = value == null ? Map.of("type", type) : Map.of("type", type, "value", value);

        var answer = api.post("/api/scenarios", Map.of("bot_id", api.bot(), "name", "Any", "trigger", trigger));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(status == 400 ? Api.errors(answer).keySet() : List.of("trigger.value"))
                .containsExactly("trigger.value");
    }

    @Test
    void aScenarioStaysWithItsBot() {
        var scenario = api.scenario(api.bot());
        var trigger = Map.of("type", "any_message");

        var refused =
                api.put("/api/scenarios/" + scenario, Map.of("bot_id", api.bot(), "name", "Any", "trigger", trigger));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys("bot_id");
    }

    @Test
    void aScenarioNeedsABotOfTheWorkspace() {
        var foreign = Api.ofNewWorkspace().bot();
        var trigger = Map.of("type", "any_message");

        var answer = api.post("/api/scenarios", Map.of("bot_id", foreign, "name", "Any", "trigger", trigger));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private void replace(UUID scenario, boolean active) {
        var trigger = Map.of("type", "command", "value", "start");
        api.put("/api/scenarios/" + scenario, Map.of("name", "Any", "trigger", trigger, "is_active", active))
                .then()
                .statusCode(200);
    }

    private List<Row> live(UUID bot) throws Throwable {
        return rows("select id, program from scenario_version where bot_id = $1 and is_live", bot);
    }

    private long revision(UUID bot) throws Throwable {
        return rows("select revision from bot where id = $1", bot).getFirst().getLong("revision");
    }

    private List<Row> rows(String sql, UUID id) throws Throwable {
        var found = VertxContextSupport.subscribeAndAwait(
                () -> pool.preparedQuery(sql).execute(Tuple.of(id)));
        return StreamSupport.stream(found.spliterator(), false).toList();
    }
}
