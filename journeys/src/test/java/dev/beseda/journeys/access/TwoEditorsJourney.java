package dev.beseda.journeys.access;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.journeys.people.EchoBots;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.settings.PlatformService;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two people edit the same thing through the gateway: none overwrites what it has not seen.
class TwoEditorsJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final int ROUNDS = 10;

    private record Thing(String path, Map<String, Object> draft) {}

    private static Stream<Thing> things() {
        var unused = EchoBots.make(PLATFORM, 1);
        var product = PLATFORM.api()
                .create("/api/knowledge/products", JsonApi.object().put("name", "Tea"));
        return Stream.of(
                new Thing("/api/bots/" + firstOf("bots"), Map.of("name", "%s")),
                new Thing(
                        "/api/scenarios/" + firstOf("scenarios"),
                        Map.of("name", "%s", "trigger", Map.of("type", "any_message"))),
                new Thing("/api/knowledge/products/" + product.required("id").asText(), Map.of("name", "%s")));
    }

    @Test
    void ofTwoWhoHaveSeenTheSameOneWinsAndTheOtherHearsOfIt() {
        things().forEach(thing -> {
            for (int round = 0; round < ROUNDS; round++) {
                var seen = tagOf(thing);
                var word = "round " + round;

                var answers = atOnce(() -> put(thing, seen, word + " a"), () -> put(thing, seen, word + " b"));

                assertThat(answers)
                        .extracting(Response::statusCode)
                        .as(thing.path())
                        .containsExactlyInAnyOrder(200, 412);
                assertThat(caller().header("If-None-Match", seen).get(thing.path()))
                        .hasStatus(200);
                assertThat(caller().header("If-None-Match", tagOf(thing)).get(thing.path()))
                        .hasStatus(304);
            }
        });
    }

    private static Response put(Thing thing, String tag, String word) {
        var draft = new HashMap<>(thing.draft());
        draft.put("name", word);
        return caller().header("If-Match", tag).body(draft).put(thing.path());
    }

    private static String tagOf(Thing thing) {
        return caller().get(thing.path()).header("ETag");
    }

    private static String firstOf(String things) {
        return PLATFORM.api().get("/api/" + things).at("/items/0/id").asText();
    }

    private static RequestSpecification caller() {
        return given().baseUri(PLATFORM.stack().url(PlatformService.GATEWAY).toString())
                .header("Authorization", "Bearer " + PLATFORM.adminToken())
                .contentType("application/json");
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(Future::resultNow)
                    .toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
