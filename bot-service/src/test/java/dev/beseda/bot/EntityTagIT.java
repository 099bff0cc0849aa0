package dev.beseda.bot;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// Of two editors who have seen the same state, the second hears that it is outdated.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class EntityTagIT {
    private static final int ROUNDS = 15;

    private final Api api = Api.ofNewWorkspace();
    private UUID bot;
    private UUID scenario;
    private UUID step;

    @BeforeEach
    void makeABot() {
        bot = api.bot();
        scenario = api.scenario(bot);
        step = api.step(scenario, "message", Map.of("text", "Hello"));
    }

    /// @param draft what is written, with a word that makes it different from others
    private record Thing(String path, String field, Map<String, Object> draft) {
        Map<String, Object> saying(String word) {
            return substituted(draft, word);
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> substituted(Map<String, Object> draft, String word) {
            return draft.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            field -> field.getValue() instanceof Map<?, ?> inner
                                    ? substituted((Map<String, Object>) inner, word)
                                    : field.getValue().equals("WORD") ? word : field.getValue()));
        }
    }

    private List<Thing> things() {
        var trigger = Map.of("type", "command", "value", "start");
        return List.of(
                new Thing("/api/bots/" + bot, "name", Map.of("name", "WORD")),
                new Thing(
                        "/api/bots/" + bot + "/settings",
                        "fallback_text.en",
                        Map.of(
                                "default_language",
                                "en",
                                "fallback_text",
                                Map.of("en", "WORD", "ru", "Да", "de", "Ja"))),
                new Thing("/api/scenarios/" + scenario, "name", Map.of("name", "WORD", "trigger", trigger)),
                new Thing(
                        "/api/scenarios/" + scenario + "/tests",
                        "tests[0].name",
                        Map.of("tests", List.of(Map.of("name", "WORD", "steps", List.of(Map.of("person", "/start")))))),
                new Thing(
                        "/api/steps/" + step,
                        "config.text.en",
                        Map.of("step_type", "message", "config", Map.of("text", Map.of("en", "WORD")))));
    }

    @TestFactory
    Stream<DynamicTest> whoHasSeenTheNewestStateChangesItAndWhoHasNotIsRefused() {
        return things().stream()
                .filter(thing -> !thing.path().endsWith("/tests"))
                .map(thing -> test(thing, () -> {
                    var seen = tag(api.get(thing.path()));

                    var first = put(thing, seen, "first");
                    var second = put(thing, seen, "second");

                    assertThat(first).hasStatus(200);
                    assertThat(second).isProblem(412, "outdated");
                    assertThat(api.get(thing.path())).has(thing.field(), "first");
                    assertThat(tag(api.get(thing.path()))).isEqualTo(tag(first)).isNotEqualTo(seen);
                    assertThat(put(thing, "*", "anyhow")).hasStatus(200);
                    assertThat(put(thing, "\"other\", " + tag(api.get(thing.path())), "last"))
                            .hasStatus(200);
                    assertThat(api.put(thing.path(), thing.saying("unconditional")))
                            .hasStatus(200);
                }));
    }

    @TestFactory
    Stream<DynamicTest> ofTwoAtTheSameMomentOneWinsAndOneIsRefused() {
        return things().stream()
                .filter(thing -> !thing.path().endsWith("/tests"))
                .map(thing -> test(thing, () -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        var seen = tag(api.get(thing.path()));
                        var name = "round " + round;

                        var statuses = atOnce(
                                () -> put(thing, seen, name + " a").statusCode(),
                                () -> put(thing, seen, name + " b").statusCode());

                        assertThat(statuses).as(name).containsExactlyInAnyOrder(200, 412);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatWasSeenAlreadyIsNotSentAgain() {
        return things().stream()
                .map(thing -> test(thing, () -> {
                    var seen = tag(api.get(thing.path()));

                    var again = api.request().header("If-None-Match", seen).get(thing.path());

                    assertThat(again).hasStatus(304);
                    assertThat(again.asString()).isEmpty();
                    assertThat(api.request()
                                    .header("If-None-Match", "\"older\"")
                                    .get(thing.path()))
                            .hasStatus(200);
                }));
    }

    @Test
    void whatWasChangedMeanwhileIsNotDeletedOrPatched() {
        for (var thing : List.of(things().getLast(), things().get(2), things().getFirst())) {
            var seen = tag(api.get(thing.path()));
            assertThat(api.put(thing.path(), thing.saying("changed"))).hasStatus(200);

            assertThat(delete(thing, seen)).isProblem(412, "outdated");
            if (thing.path().startsWith("/api/bots/")) {
                assertThat(patch(thing, seen)).isProblem(412, "outdated");
                assertThat(patch(thing, tag(api.get(thing.path())))).hasStatus(200);
            }

            assertThat(delete(thing, tag(api.get(thing.path()))).statusCode()).isIn(202, 204);
        }
    }

    @Test
    void theDescriptionOfTheApiTellsOfIt() {
        var paths = RestAssured.get("/q/openapi?format=json").jsonPath().getMap("paths");

        var bots = (Map<?, ?>) paths.get("/api/bots/{id}");

        assertThat(bots.get("put").toString()).contains("If-Match", "412");
        assertThat(bots.get("patch").toString()).contains("If-Match", "412");
        assertThat(bots.get("delete").toString()).contains("If-Match", "412");
        assertThat(bots.get("get").toString()).contains("If-None-Match", "304", "ETag");
    }

    private Response put(Thing thing, String tag, String word) {
        return api.request().header("If-Match", tag).body(thing.saying(word)).put(thing.path());
    }

    private Response patch(Thing thing, String tag) {
        return api.request()
                .header("If-Match", tag)
                .body(Map.of("name", "patched"))
                .patch(thing.path());
    }

    private Response delete(Thing thing, String tag) {
        return api.request().header("If-Match", tag).delete(thing.path());
    }

    private static String tag(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("ETag")).matches("\"[\\w-]{24}\"");
        return answer.header("ETag");
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static DynamicTest test(Thing thing, Executable check) {
        return DynamicTest.dynamicTest(thing.path().replaceAll("/[0-9a-f-]{36}", "/{id}"), check);
    }
}
