package dev.beseda.gateway.reference;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.gateway.api.FakeService;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

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
        var reference = given().get("/api/docs/");

        assertThat(home).hasStatus(303);
        assertThat(home.header("Location")).endsWith("/api/docs/");
        assertThat(reference).hasStatus(200);
        assertThat(reference.asString()).contains("swagger-ui");
    }
}
