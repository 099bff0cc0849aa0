package dev.beseda.gateway.reference;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.gateway.api.FakeService;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(FakeService.class)
class ReferenceIT {

    @Test
    void oneDocumentDescribesTheGatewayAndTheServices() {
        var document = given().get("/api/openapi.json");

        assertThat(document)
                .hasStatus(200)
                .has("components.securitySchemes.key.name", "Authorization")
                .has("servers[0].url", "http://127.0.0.1:8080");
        var paths = document.jsonPath().<String, Object>getMap("paths").keySet();
        assertThat(paths).contains("/api/tokens", "/api/bots").allMatch(path -> path.startsWith("/api/"));
    }

    @Test
    void aServiceThatIsAwayIsListed() {
        var document = given().get("/api/openapi.json");

        assertThat(document.jsonPath().getString("info.description"))
                .contains("llm-service", "billing-service")
                .doesNotContain("bot-service");
    }

    @Test
    void peopleFindTheReference() {
        var home = given().redirects().follow(false).get("/");
        var withoutSlash = given().redirects().follow(false).get("/api/docs");
        var reference = given().get("/api/docs/");

        assertThat(home).hasStatus(303);
        assertThat(home.header("Location")).endsWith("/api/docs/");
        assertThat(withoutSlash).hasStatus(302);
        assertThat(withoutSlash.header("Location")).endsWith("/api/docs/");
        assertThat(reference).hasStatus(200);
        assertThat(reference.asString()).contains("swagger-ui");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/docs/reference.js", "/api/docs/ui/swagger-ui-bundle.js", "/api/docs/ui/swagger-ui.css"})
    void theReferenceIsMadeOfFilesOfOurs(String file) {
        var page = given().get("/api/docs/");

        assertThat(page)
                .hasHeader("Content-Security-Policy", "default-src 'none'; script-src 'self';")
                .hasHeader("X-Frame-Options", "DENY");
        assertThat(page.asString()).contains("\"" + file + "\"").doesNotContainPattern("<script(?! src=)");
        assertThat(given().get(file)).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/bots", "/api/openapi.json", "/telegram/none", "/nowhere"})
    void whateverIsAnsweredIsNoPageAndNotKept(String path) {
        assertThat(given().get(path))
                .hasHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("Cache-Control", "no-store");
    }
}
