package dev.beseda.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.OpenApi.Operation;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// What holds at every operation of the service; the operations are those of its own OpenAPI document.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class WorkspaceIT {
    private static final String CONVERSATION = """
            insert into conversation (id, workspace_id, bot_id, chat_id, state)
            select $1, workspace_id, id, 7, '{"language": "en"}' from bot where id = $2
            """;
    private static final String HOLD = "select from conversation where id = $1 for update";
    private static final String NO_CONVERSATION = "01990000-0000-7000-8000-000000000000";

    @Inject
    Pool pool;

    @TestFactory
    Stream<DynamicTest> whatBelongsToAnotherWorkspaceDoesNotExist() {
        var ids = idsOf(Api.ofNewWorkspace());
        var stranger = Api.as(UUID.randomUUID(), "owner");
        return new OpenApi()
                .operations().stream()
                        .filter(Operation::namesSomething)
                        .map(operation -> test(operation, () -> {
                            var answer = send(stranger.request(), operation, ids);

                            assertThat(answer.statusCode())
                                    .as(answer.asString())
                                    .isEqualTo(404);
                            assertThat(answer.<String>path("code")).isEqualTo("absent");
                        }));
    }

    @Test
    void whatBelongsToADeletedBotDoesNotExistThoughItIsNotRemovedYet() throws Throwable {
        var owner = Api.as(UUID.randomUUID(), "owner");
        var ids = new HashMap<>(idsOf(owner));
        var conversation = UUID.randomUUID();
        run(pool.preparedQuery(CONVERSATION).execute(Tuple.of(conversation, ids.get("bots"))));
        ids.put("conversations", conversation);
        assertThat(owner.get("/api/conversations/" + conversation).statusCode()).isEqualTo(200);
        var holder = run(pool.getConnection());
        run(holder.begin());
        run(holder.preparedQuery(HOLD).execute(Tuple.of(conversation)));

        owner.request().delete("/api/bots/" + ids.get("bots")).then().statusCode(202);

        var found = new OpenApi()
                .operations().stream()
                        .filter(Operation::namesSomething)
                        .filter(operation ->
                                send(owner.request(), operation, ids).statusCode() != 404)
                        .map(Operation::toString);
        assertThat(found).isEmpty();
        assertThat(Stream.of("bots", "scenarios", "steps", "conversations")
                        .flatMap(room -> owner.get("/api/" + room).jsonPath().getList("items").stream()))
                .isEmpty();
        run(holder.query("rollback").execute());
        run(holder.close());
    }

    private static <T> T run(Uni<T> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> work);
    }

    @TestFactory
    Stream<DynamicTest> nobodyComesInWithoutAToken() {
        var ids = idsOf(Api.ofNewWorkspace());
        return new OpenApi()
                .operations().stream()
                        .map(operation -> test(operation, () -> {
                            var answer = send(RestAssured.given().contentType(ContentType.JSON), operation, ids);

                            assertThat(answer.statusCode()).isEqualTo(401);
                            assertThat(answer.contentType()).startsWith("application/problem+json");
                        }));
    }

    @TestFactory
    Stream<DynamicTest> theOwnerComesToEachOfThem() {
        return new OpenApi()
                .operations().stream()
                        .filter(Operation::namesSomething)
                        .filter(operation -> !operation.path().startsWith("/api/conversations"))
                        .filter(operation -> operation.method().equals("GET"))
                        .map(operation -> test(operation, () -> {
                            var workspace = UUID.randomUUID();
                            var ids = idsOf(Api.as(workspace, "editor"));

                            var answer = send(Api.as(workspace, "viewer").request(), operation, ids);

                            assertThat(answer.statusCode()).isEqualTo(200);
                        }));
    }

    private static Map<String, Object> idsOf(Api owner) {
        var bot = owner.bot();
        var scenario = owner.scenario(bot);
        var step = owner.step(scenario, "end", Map.of());
        owner.post("/api/scenarios/" + scenario + "/publish").then().statusCode(200);
        return Map.of("bots", bot, "scenarios", scenario, "steps", step, "conversations", NO_CONVERSATION);
    }

    private static DynamicTest test(Operation operation, Executable check) {
        return DynamicTest.dynamicTest(operation.toString(), check);
    }

    private static Response send(RequestSpecification request, Operation operation, Map<String, Object> ids) {
        operation.body().ifPresent(body -> request.body(body.example()));
        var room = operation.path().split("/")[2];
        return request.request(operation.method(), operation.pathOf(ids.getOrDefault(room, "")));
    }
}
