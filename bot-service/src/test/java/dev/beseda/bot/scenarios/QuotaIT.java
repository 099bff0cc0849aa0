package dev.beseda.bot.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.SmallLimits;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Limits of how much a workspace keeps and of what its checks cost, small enough to be reached.
@QuarkusTest
@TestProfile(SmallLimits.class)
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class QuotaIT {
    private final UUID workspace = UUID.randomUUID();
    private final Api api = Api.as(workspace, "editor");

    @Test
    void aWorkspaceHasOnlySoManyBotsThoughManyAreMadeAtOnce() {
        var answers =
                atOnce(12, number -> api.post("/api/bots", Map.of("name", "B" + number, "token", Api.freshToken())));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(refused -> assertRefused(refused, "too-many-bots", "A workspace has at most 3 bots"));
    }

    @Test
    void aBotHasOnlySoManyScenariosThoughManyAreMadeAtOnce() {
        var bot = api.bot();

        var answers = atOnce(12, number -> scenario(bot, "S" + number));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(3);
    }

    @Test
    void aWorkspaceHasOnlySoManyScenariosAndWhatIsDeletedMakesRoom() {
        var one = api.bot();
        var two = api.bot();
        IntStream.range(0, 3).forEach(number -> Api.created(scenario(one, "S" + number)));
        var last = IntStream.range(0, 2)
                .mapToObj(number -> Api.created(scenario(two, "S" + number)))
                .toList()
                .getLast();

        assertRefused(scenario(two, "S3"), "too-many-scenarios", "A workspace has at most 5 scenarios");
        api.request().delete("/api/scenarios/" + last).then().statusCode(204);

        Api.created(scenario(two, "S3"));
    }

    @Test
    void stepsAreCountedWhateverWayTheyCome() {
        var bot = api.bot();
        var scenario = api.scenario(bot);
        IntStream.range(0, 4).forEach(number -> api.step(scenario, "end", Map.of()));

        var step = api.postStep(scenario, "end", Map.of());
        var file = load(bot, file("Other", 1));
        var replaced = load(bot, file("Greeting", 4));

        assertRefused(step, "too-many-steps", "A bot has at most 4 steps");
        assertRefused(file, "too-many-steps", "A bot has at most 4 steps");
        assertThat(replaced.statusCode()).as(replaced.asString()).isEqualTo(200);
    }

    @Test
    void aScenarioIsOnlySoLargeWithItsTests() {
        var scenario = api.scenario(api.bot());
        api.step(scenario, "message", Map.of("text", "x".repeat(4_000)));

        var few = putTests(scenario, 14);
        var many = putTests(scenario, 16);
        var step = api.postStep(scenario, "message", Map.of("text", "x".repeat(4_000)));

        assertThat(few.statusCode()).as(few.asString()).isEqualTo(200);
        assertRefused(many, "too-many-bytes", "A scenario has at most 50000 bytes of steps and tests");
        assertRefused(step, "too-many-bytes", "A scenario has at most 50000 bytes of steps and tests");
    }

    @Test
    void aBotKeepsOnlySoMuchOfWhatItHasPublished() {
        var bot = api.bot();
        var scenario = api.scenario(bot);
        IntStream.range(0, 3)
                .forEach(number -> api.step(scenario, "message", Map.of("text", incompressible(number, 3_500))));

        var first = api.post("/api/scenarios/" + scenario + "/publish");
        var second = api.post("/api/scenarios/" + scenario + "/publish");

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertRefused(second, "too-many-versions", "A bot has at most 20000 bytes of published versions");
        assertThat(api.get("/api/scenarios/" + scenario + "/versions").<List<?>>path("items"))
                .hasSize(1);
    }

    /// The database packs what it keeps.
    private static String incompressible(long seed, int length) {
        return new Random(seed)
                .ints(length, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private Response putTests(UUID scenario, int lines) {
        var test = Map.of("name", "Long", "steps", Collections.nCopies(lines, Map.of("person", "x".repeat(3_000))));
        return api.put("/api/scenarios/" + scenario + "/tests", Map.of("tests", List.of(test)));
    }

    @Test
    void testsThatComputeForTooLongAreEndedAndCounted() {
        var scenario = expensive();

        var ran = api.post("/api/scenarios/" + scenario + "/tests/run");

        assertThat(ran.statusCode()).as(ran.asString()).isEqualTo(200);
        assertThat(ran.<Boolean>path("passed")).isFalse();
        assertThat(ran.<String>path("tests[19].difference"))
                .matches("The tests took more than 0\\.1 s of computing: \\d+ of 20 ran");
    }

    @Test
    void aWorkspaceThatHasTestsRunWaitsForThemBeforeItRunsMore() {
        var scenario = expensive();

        var answers = atOnce(12, number -> api.post("/api/scenarios/" + scenario + "/tests/run"));

        assertThat(answers).extracting(Response::statusCode).contains(200).contains(503);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .allSatisfy(refused -> assertThat(refused.header("Retry-After")).isEqualTo("2"));
    }

    @Test
    void aViewerRunsNothing() {
        var scenario = api.scenario(api.bot());
        var viewer = Api.as(workspace, "viewer");

        assertThat(viewer.post("/api/scenarios/" + scenario + "/tests/run").statusCode())
                .isEqualTo(403);
        assertThat(viewer.post("/api/scenarios/" + scenario + "/check").statusCode())
                .isEqualTo(403);
    }

    /// Each test goes round two hundred times through a condition that is costly to look at.
    private UUID expensive() {
        var scenario = api.scenario(api.bot());
        var sum = String.join(" + ", Collections.nCopies(180, "1.5 * 3"));
        api.step(scenario, "set_variable", Map.of("variable", "x", "expression", sum));
        api.step(scenario, "jump", Map.of("to", "step-1"));
        var test = Map.of("name", "T", "steps", Collections.nCopies(50, Map.of("person", "/start")));
        var tests = api.put("/api/scenarios/" + scenario + "/tests", Map.of("tests", Collections.nCopies(20, test)));
        assertThat(tests.statusCode()).as(tests.asString()).isEqualTo(200);
        return scenario;
    }

    private Response scenario(UUID bot, String name) {
        return api.post("/api/scenarios", Map.of("bot_id", bot, "name", name, "trigger", Map.of("type", "none")));
    }

    private Response load(UUID bot, String file) {
        return api.request()
                .contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/bots/" + bot + "/import");
    }

    private static String file(String name, int steps) {
        return "name: %s\ntrigger: {type: none}\nsteps: [%s]"
                .formatted(name, String.join(", ", Collections.nCopies(steps, "{step_type: end}")));
    }

    private static List<Response> atOnce(int count, IntFunction<Response> call) {
        var answers = IntStream.range(0, count)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> call.apply(number), task -> Thread.ofVirtual().start(task)))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static void assertRefused(Response refused, String code, String rule) {
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
        assertThat(refused.<String>path("code")).isEqualTo(code);
        assertThat(refused.<String>path("detail")).startsWith(rule).contains("BOT_QUOTAS_");
    }
}
