package dev.beseda.bot.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class VersionIT {
    private final Api api = Api.ofNewWorkspace();
    private UUID bot;
    private UUID scenario;
    private UUID ask;

    @Inject
    Pool pool;

    @BeforeEach
    void publishAScenario() {
        bot = api.bot();
        scenario = api.scenario(bot);
        ask = api.step(scenario, "question", Map.of("text", "Your name?"));
        api.step(scenario, "message", Map.of("text", "Glad!"));
        publish();
    }

    @Test
    void aVersionIsShownWhole() {
        var version = api.get("/api/scenarios/{id}/versions/1/", scenario).jsonPath();

        assertThat(version.getString("trigger.value")).isEqualTo("start");
        assertThat(version.getBoolean("returns")).isTrue();
        assertThat(version.getList("steps.key")).containsExactly("step-1", "step-2");
        assertThat(version.getString("steps[0].config.text.en")).isEqualTo("Your name?");
        assertThat(api.get("/api/scenarios/{id}/versions/7", scenario).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatPublishingWouldChangeIsToldFieldByField() {
        change(ask, "Who are you?");
        api.step(scenario, "end", Map.of());

        var draft = api.get("/api/scenarios/{id}/diff", scenario).jsonPath();
        publish();
        var versions = api.get("/api/scenarios/{id}/versions/1/diff/2", scenario);

        assertThat(draft.getList("added")).containsExactly("step-3");
        assertThat(draft.getString("changed[0].key")).isEqualTo("step-1");
        assertThat(draft.getMap("changed[0].fields[0]"))
                .isEqualTo(Map.of("field", "config.text.en", "before", "Your name?", "after", "Who are you?"));
        assertThat(versions.jsonPath().getMap("")).isEqualTo(draft.getMap(""));
    }

    @Test
    void aRestoredVersionIsTheDraftAndRunsOncePublished() {
        change(ask, "Who are you?");
        publish();

        var restored = api.post("/api/scenarios/" + scenario + "/versions/1/restore");

        assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(200);
        assertThat(api.get("/api/scenarios/{id}/versions/1/diff/2", scenario)
                        .jsonPath()
                        .getList("changed"))
                .hasSize(1);
        assertThat(api.get("/api/scenarios/{id}/steps", scenario).<String>path("items[0].config.text.en"))
                .isEqualTo("Your name?");
        assertThat(api.get("/api/scenarios/{id}", scenario).<Integer>path("published_version"))
                .isEqualTo(2);
    }

    @Test
    void conversationsMoveToTheLiveVersionWhereTheirStepIsStillThere() throws Throwable {
        var old = UUID.fromString(
                api.get("/api/scenarios/{id}/versions", scenario).path("items[0].id"));
        var moving = conversation(1, old, "step-1");
        var standing = conversation(2, old, "step-9");
        publish();

        var moved = api.post("/api/scenarios/" + scenario + "/migrate/", Map.of("from", 1));

        assertThat(moved.jsonPath().getMap("")).as(moved.asString()).isEqualTo(Map.of("moved", 1, "stayed", 1));
        var live = UUID.fromString(
                api.get("/api/scenarios/{id}/versions", scenario).path("items[0].id"));
        assertThat(versionOf(moving)).isEqualTo(live);
        assertThat(versionOf(standing)).isEqualTo(old);
        assertThat(api.post("/api/scenarios/" + scenario + "/migrate", Map.of()).<Integer>path("moved"))
                .isZero();
        assertThat(api.post("/api/scenarios/" + scenario + "/migrate", Map.of("from", 9))
                        .statusCode())
                .isEqualTo(404);
    }

    private void publish() {
        api.post("/api/scenarios/" + scenario + "/publish").then().statusCode(200);
    }

    private void change(UUID step, String text) {
        api.put("/api/steps/" + step, Map.of("step_type", "question", "config", Map.of("text", text)))
                .then()
                .statusCode(200);
    }

    private UUID conversation(long chat, UUID version, String step) throws Throwable {
        var id = UUID.randomUUID();
        var waiting = new JsonObject()
                .put("version", version.toString())
                .put("step", step)
                .put("ticket", 1);
        var state = new JsonObject().put("language", "en").put("tickets", 1).put("waiting", waiting);
        var insert = "insert into conversation (id, workspace_id, bot_id, chat_id, state) values ($1, $2, $3, $4, $5)";
        var row = Tuple.tuple()
                .addValue(id)
                .addValue(UUID.randomUUID())
                .addValue(bot)
                .addValue(chat)
                .addValue(state);
        VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery(insert).execute(row));
        return id;
    }

    private UUID versionOf(UUID conversation) throws Throwable {
        var rows = VertxContextSupport.subscribeAndAwait(
                () -> pool.preparedQuery("select state from conversation where id = $1")
                        .execute(Tuple.of(conversation)));
        var state = rows.iterator().next().getJsonObject("state");
        return UUID.fromString(state.getJsonObject("waiting").getString("version"));
    }
}
