package dev.beseda.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.OpenApi.Operation;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input at every operation that takes a body; the operations are those of the service's own OpenAPI document.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class BadInputIT {
    private static final int TEN_MEGABYTES = 10_000_000;

    /// A document that tells of no more has lost its operations, and without them nothing would be checked.
    private static final int FEW = 10;

    private final Api api = Api.as(UUID.randomUUID(), "owner");

    @TestFactory
    Stream<DynamicTest> theDocumentKnowsEachFieldOfItsExample() {
        return atEachOperation(
                door -> assertThat(door.operation().body().orElseThrow().fields())
                        .containsAll(door.example().keySet()));
    }

    @TestFactory
    Stream<DynamicTest> anUnknownFieldIsNamed() {
        return atEachOperation(door -> {
            var body = new HashMap<>(door.example());
            body.put("no_such_field", 1);

            var refused = door.send(body);

            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
            assertThat(Api.errors(refused)).containsOnlyKeys("no_such_field");
        });
    }

    @TestFactory
    Stream<DynamicTest> eachFieldOfAWrongTypeIsNamed() {
        return atEachOperation(door -> door.example().keySet().forEach(field -> {
            var body = new HashMap<>(door.example());
            body.put(field, List.of(List.of(1)));

            var refused = door.send(body);

            assertThat(refused.statusCode())
                    .as(field + ": " + refused.asString())
                    .isEqualTo(400);
            assertThat(Api.errors(refused)).containsOnlyKeys(field);
        }));
    }

    @TestFactory
    Stream<DynamicTest> aBodyThatIsNoObjectIsRefused() {
        return atEachOperation(door -> Stream.of("[]", "7", "\"text\"", "null", "", "{", "{} {}")
                .forEach(body -> {
                    var refused = door.send(body);

                    assertThat(refused.statusCode())
                            .as(body + ": " + refused.asString())
                            .isEqualTo(400);
                    assertThat(refused.contentType()).startsWith("application/problem+json");
                }));
    }

    @TestFactory
    Stream<DynamicTest> tenMegabytesAreTooMuch() {
        return atEachOperation(door -> {
            var refused = door.send("{\"name\": \"" + "x".repeat(TEN_MEGABYTES) + "\"}");

            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.contentType()).startsWith("application/problem+json");
        });
    }

    @TestFactory
    Stream<DynamicTest> bytesThatAreNotUtf8AreRefused() {
        return atEachOperation(door -> {
            var refused = door.send("{\"name\": \"Опрос\"}".getBytes(StandardCharsets.ISO_8859_1));
            var broken = door.send(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(broken.statusCode()).isEqualTo(400);
            assertThat(broken.contentType()).startsWith("application/problem+json");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/bots",
        "PATCH, /api/scenarios",
        "DELETE, /api/scenarios/import",
        "GET, /api/bots/01990000-0000-7000-8000-000000000000/activate",
        "POST, /api/conversations",
        "DELETE, /api/bots/01990000-0000-7000-8000-000000000000/settings"
    })
    void aWrongMethodIsToldSo(String method, String path) {
        var refused = api.request().request(method, path);

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/bots/7", "/api/steps/all", "/api/nothing"})
    void aPathThatNamesNothingIsAbsent(String path) {
        assertThat(api.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void theCharacterNulIsRefusedAndNotTakenToTheDatabase() {
        var nul = Map.of("name", "a\0b", "token", Api.freshToken());

        var refused = api.post("/api/bots", nul);
        var search = api.request().queryParam("text", "\0").get("/api/conversations");

        assertThat(Api.errors(refused)).containsOnlyKeys("name");
        assertThat(search.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"from, +100000001-01-01T00:00:00Z", "to, -100000001-01-01T00:00:00Z"})
    void aTimeThatTheDatabaseDoesNotKnowIsNamed(String name, String time) {
        var refused = api.request().queryParam(name, time).get("/api/conversations");

        assertThat(Api.errors(refused)).containsOnlyKeys(name);
    }

    @Test
    void anEndlessNumberIsNamed() {
        var event = "{\"name\": \"paid\", \"chat_id\": 1, \"variables\": {\"sum\": 1e400}}";

        var refused = api.post("/api/bots/" + api.bot() + "/events", event);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys("variables.sum");
    }

    private Stream<DynamicTest> atEachOperation(Consumer<Door> check) {
        var doors = new OpenApi()
                .operations().stream()
                        .filter(operation -> operation.body().isPresent())
                        .toList();
        assertThat(doors).as("operations that take a body").hasSizeGreaterThan(FEW);
        return doors.stream()
                .map(operation ->
                        DynamicTest.dynamicTest(operation.toString(), () -> check.accept(new Door(operation, api))));
    }

    /// One operation that takes a body, and where it leads for its caller.
    private record Door(Operation operation, Api api) {
        Map<String, Object> example() {
            return operation.body().orElseThrow().example();
        }

        Response send(Object body) {
            return api.request().body(body).request(operation.method(), path());
        }

        private String path() {
            return operation.namesSomething() ? operation.pathOf(own()) : operation.path();
        }

        private UUID own() {
            var bot = api.bot();
            return switch (operation.path().split("/")[2]) {
                case "bots" -> bot;
                case "scenarios" -> api.scenario(bot);
                default -> api.step(api.scenario(bot), "end", Map.of());
            };
        }
    }
}
