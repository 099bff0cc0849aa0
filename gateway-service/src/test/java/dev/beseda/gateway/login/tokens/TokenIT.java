package dev.beseda.gateway.login.tokens;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.gateway.api.FakeService;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
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
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Token " + key).contentType("application/json");
    }

    private static JsonPath mint(String key, String role) {
        var made = with(key).body(Map.of("name", "for " + role, "role", role)).post("/api/tokens");
        assertThat(made).hasStatus(201);
        return made.jsonPath();
    }

    private static Response openWorkspace(String name) {
        return with(ADMIN).body(Map.of("name", name)).post("/api/workspaces");
    }

    private static String anotherOwner() {
        return openWorkspace("w-" + UUID.randomUUID()).jsonPath().getString("owner.token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tokens", "/api/tokens/"})
    void aNewTokenIsShownOnceAndOpensTheWorkspace(String path) {
        var made = with(ADMIN).body(Map.of("name", "ci", "role", "viewer")).post(path);

        assertThat(made).hasStatus(201).has("role", "viewer");
        var key = made.jsonPath().getString("token");
        assertThat(key).matches("bsd_[A-Za-z0-9_-]{43}");
        assertThat(with(key).get("/api/bots")).hasStatus(200);
        assertThat(with(ADMIN).get(path)).hasNo("items[0].token").lists("items.name", "ci");
    }

    @Test
    void aRevokedTokenIsSoonTurnedAway() {
        var made = mint(ADMIN, "editor");
        var key = made.getString("token");
        assertThat(with(key).get("/api/bots")).hasStatus(200);

        assertThat(with(ADMIN).delete("/api/tokens/" + made.getString("id"))).hasStatus(204);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(with(key).get("/api/bots")).isProblem(401, "unauthorized"));
        assertThat(with(ADMIN).delete("/api/tokens/" + made.getString("id"))).isProblem(404, "absent");
    }

    @Test
    void theLastOwnerStays() {
        var owner = anotherOwner();
        var id = with(owner).get("/api/tokens").jsonPath().getString("items[0].id");

        assertThat(with(owner).delete("/api/tokens/" + id)).isProblem(409, "last-owner");

        mint(owner, "owner");
        assertThat(with(owner).delete("/api/tokens/" + id)).hasStatus(204);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(with(owner).get("/api/tokens")).hasStatus(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"editor", "operator", "viewer"})
    void onlyOwnersHandleTokens(String role) {
        var key = mint(ADMIN, role).getString("token");

        assertThat(with(key).get("/api/tokens")).isProblem(403, "forbidden");
        assertThat(with(key).body(Map.of("name", "x", "role", "viewer")).post("/api/tokens"))
                .isProblem(403, "forbidden");
    }

    @Test
    void tokensOfAnotherWorkspaceDoNotExist() {
        var mine = mint(ADMIN, "viewer").getString("id");
        var stranger = anotherOwner();

        assertThat(with(stranger).delete("/api/tokens/" + mine)).isProblem(404, "absent");
        assertThat(with(stranger).get("/api/tokens")).has("items.size()", 1);
    }

    @Test
    void onlyTheDefaultWorkspaceOpensOthers() {
        assertThat(with(anotherOwner()).body(Map.of("name", "mine")).post("/api/workspaces"))
                .isProblem(403, "forbidden");
    }

    @Test
    void aWorkspaceNameIsTakenOnce() {
        assertThat(openWorkspace("twice")).hasStatus(201);

        assertThat(openWorkspace("twice")).isProblem(409, "name-taken");
    }

    @Test
    void aWorkspaceNameWithTheCharacterNulIsRefused() {
        assertThat(openWorkspace("a\0b")).isBadField("name");
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
            var page = with(owner)
                    .queryParam("limit", 2)
                    .queryParams(cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                    .get("/api/tokens")
                    .jsonPath();
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
                "name  | {\"name\": \"a\\u0000b\", \"role\": \"viewer\"}",
                "role  | {\"name\": \"x\"}",
                "role  | {\"name\": \"x\", \"role\": \"king\"}",
                "admin | {\"name\": \"x\", \"role\": \"viewer\", \"admin\": true}",
            })
    void aBadTokenIsRefusedByField(String field, String body) {
        var answer = with(ADMIN).body(body).post("/api/tokens");

        assertThat(answer).isBadField(field);
    }

    @Test
    void aKeyIsNoIdentityAndAnIdentityIsNoKey() {
        var identity = Tokens.of(UUID.randomUUID(), "owner");

        assertThat(given().header("Authorization", "Bearer " + identity).get("/api/tokens"))
                .isProblem(401, "unauthorized");
    }
}
