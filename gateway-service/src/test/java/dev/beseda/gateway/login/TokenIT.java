package dev.beseda.gateway.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.beseda.gateway.api.FakeService;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(FakeService.class)
class TokenIT {
    private static final String ADMIN = FakeService.ADMIN_TOKEN;

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Token " + key).contentType("application/json");
    }

    private static ValidatableResponse mint(String key, String role) {
        return with(key).body(Map.of("name", "for " + role, "role", role)).post("/api/tokens").then().statusCode(201);
    }

    private static ValidatableResponse openWorkspace(String name) {
        return with(ADMIN).body(Map.of("name", name)).post("/api/workspaces").then();
    }

    private static String anotherOwner() {
        return openWorkspace("w-" + UUID.randomUUID()).statusCode(201).extract().path("owner.token");
    }

    private static void problem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tokens", "/api/tokens/"})
    void aNewTokenIsShownOnceAndOpensTheWorkspace(String path) {
        var made = with(ADMIN).body(Map.of("name", "ci", "role", "viewer")).post(path).then();

        made.statusCode(201).body("token", matchesPattern("bsd_[A-Za-z0-9_-]{43}")).body("role", equalTo("viewer"));
        String key = made.extract().path("token");
        with(key).get("/api/bots").then().statusCode(200);
        with(ADMIN).get(path).then().body("items[0]", not(hasKey("token"))).body("items.name", hasItem("ci"));
    }

    @Test
    void aRevokedTokenIsSoonTurnedAway() {
        var made = mint(ADMIN, "editor");
        String key = made.extract().path("token");
        with(key).get("/api/bots").then().statusCode(200);

        with(ADMIN).delete("/api/tokens/" + made.extract().path("id")).then().statusCode(204);

        await().untilAsserted(() -> problem(with(key).get("/api/bots").then(), 401, "unauthorized"));
        problem(with(ADMIN).delete("/api/tokens/" + made.extract().path("id")).then(), 404, "absent");
    }

    @Test
    void theLastOwnerStays() {
        var owner = anotherOwner();
        String id = with(owner).get("/api/tokens").then().extract().path("items[0].id");

        problem(with(owner).delete("/api/tokens/" + id).then(), 409, "last-owner");

        mint(owner, "owner");
        with(owner).delete("/api/tokens/" + id).then().statusCode(204);
        await().untilAsserted(() -> with(owner).get("/api/tokens").then().statusCode(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"editor", "operator", "viewer"})
    void onlyOwnersHandleTokens(String role) {
        String key = mint(ADMIN, role).extract().path("token");

        problem(with(key).get("/api/tokens").then(), 403, "forbidden");
        problem(with(key).body(Map.of("name", "x", "role", "viewer")).post("/api/tokens").then(), 403, "forbidden");
    }

    @Test
    void tokensOfAnotherWorkspaceDoNotExist() {
        String mine = mint(ADMIN, "viewer").extract().path("id");
        var stranger = anotherOwner();

        problem(with(stranger).delete("/api/tokens/" + mine).then(), 404, "absent");
        with(stranger).get("/api/tokens").then().body("items", hasSize(1));
    }

    @Test
    void onlyTheDefaultWorkspaceOpensOthers() {
        problem(with(anotherOwner()).body(Map.of("name", "mine")).post("/api/workspaces").then(), 403, "forbidden");
    }

    @Test
    void aWorkspaceNameIsTakenOnce() {
        openWorkspace("twice").statusCode(201);

        problem(openWorkspace("twice"), 409, "name-taken");
    }

    @Test
    void pagesShowEveryTokenOnce() {
        var owner = anotherOwner();
        for (int made = 0; made < 4; made++) {
            mint(owner, "viewer");
        }
        var seen = new HashSet<String>();
        String cursor = "";
        int pages = 0;

        do {
            var page = with(owner).queryParam("limit", 2).queryParams(cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                    .get("/api/tokens").jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next") == null ? "" : page.getString("next");
            pages++;
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(5);
        assertThat(pages).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name  | {\"role\": \"viewer\"}",
                "name  | {\"name\": \" \", \"role\": \"viewer\"}",
                "name  | {\"name\": 7, \"role\": \"viewer\"}",
                "role  | {\"name\": \"x\"}",
                "role  | {\"name\": \"x\", \"role\": \"king\"}",
                "admin | {\"name\": \"x\", \"role\": \"viewer\", \"admin\": true}",
            })
    void aBadTokenIsRefusedByField(String field, String body) {
        var answer = with(ADMIN).body(body).post("/api/tokens");

        problem(answer.then().body("errors.field", hasItems(field)), 400, "bad-field");
    }

    @Test
    void aKeyIsNoIdentityAndAnIdentityIsNoKey() {
        var identity = Tokens.of(UUID.randomUUID(), "owner");

        problem(given().header("Authorization", "Bearer " + identity).get("/api/tokens").then(), 401, "unauthorized");
    }
}
