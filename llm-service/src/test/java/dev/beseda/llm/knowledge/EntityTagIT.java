package dev.beseda.llm.knowledge;

import static dev.beseda.llm.knowledge.TestBots.editor;
import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Of two who edit what bots know, the second hears that it has seen an older state.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class EntityTagIT {
    private static final int ROUNDS = 15;

    private final UUID workspace = UUID.randomUUID();

    private record Thing(String path, Map<String, Object> draft, String field) {
        Map<String, Object> saying(String word) {
            var said = new HashMap<>(draft);
            said.put(field, word);
            return said;
        }
    }

    private Stream<Thing> things() {
        var product = new Thing(made("/api/knowledge/products", Map.of("name", "Tea")), Map.of(), "name");
        Map<String, Object> draft = Map.of(
                "name", "Shop", "url", "https://shop.example.com/", "fields", Map.of("id", "/id", "name", "/name"));
        return Stream.of(
                product,
                new Thing(made("/api/knowledge/imports", draft), draft, "name"),
                new Thing("/api/knowledge/program-info", Map.of(), "text"),
                new Thing("/api/knowledge/strategy", Map.of(), "text"));
    }

    @TestFactory
    Stream<DynamicTest> ofTwoAtTheSameMomentOneWinsAndOneIsRefused() {
        return things().map(thing -> DynamicTest.dynamicTest(thing.path(), () -> {
            for (int round = 0; round < ROUNDS; round++) {
                var seen = tag(editor(workspace).get(thing.path()));
                var word = "round " + round;

                var answers = atOnce(() -> put(thing, seen, word + " a"), () -> put(thing, seen, word + " b"));

                assertThat(answers).extracting(Response::statusCode).as(word).containsExactlyInAnyOrder(200, 412);
                assertThat(editor(workspace).header("If-None-Match", seen).get(thing.path()))
                        .hasStatus(200);
            }
            assertThat(editor(workspace)
                            .header("If-None-Match", tag(editor(workspace).get(thing.path())))
                            .get(thing.path()))
                    .hasStatus(304);
            assertThat(editor(workspace).body(thing.saying("unconditional")).put(thing.path()))
                    .hasStatus(200);
        }));
    }

    @Test
    void whatWasChangedMeanwhileIsNotDeleted() {
        things().limit(2).forEach(thing -> {
            var seen = tag(editor(workspace).get(thing.path()));
            assertThat(put(thing, seen, "changed")).hasStatus(200);

            assertThat(delete(thing, seen)).isProblem(412, "outdated");
            assertThat(delete(thing, tag(editor(workspace).get(thing.path())))).hasStatus(204);
        });
    }

    private String made(String path, Map<String, Object> draft) {
        var answer = editor(workspace).body(draft).post(path);
        assertThat(answer).hasStatus(201);
        return path + "/" + answer.path("id");
    }

    private Response put(Thing thing, String tag, String word) {
        return editor(workspace)
                .header("If-Match", tag)
                .body(thing.saying(word))
                .put(thing.path());
    }

    private Response delete(Thing thing, String tag) {
        return editor(workspace).header("If-Match", tag).delete(thing.path());
    }

    private static String tag(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.header("ETag");
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(one, other)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
