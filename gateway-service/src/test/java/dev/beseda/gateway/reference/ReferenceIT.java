package dev.beseda.gateway.reference;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

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
        var document = given().get("/api/openapi.json").then();

        document.statusCode(200)
                .body("paths", hasKey("/api/tokens"))
                .body("paths", hasKey("/api/bots"))
                .body("paths.keySet()", everyItem(startsWith("/api/")))
                .body("components.securitySchemes.key.name", equalTo("Authorization"))
                .body("servers[0].url", equalTo("http://127.0.0.1:8080"));
    }

    @Test
    void aServiceThatIsAwayIsListed() {
        var document = given().get("/api/openapi.json").then();

        document.body(
                "info.description",
                allOf(containsString("llm-service"), containsString("billing-service"), not(containsString("bot-service"))));
    }

    @Test
    void peopleFindTheReference() {
        given().redirects().follow(false).get("/").then().statusCode(303).header("Location", containsString("/api/docs"));
        given().get("/api/docs/").then().statusCode(200).body(containsString("swagger-ui"));
    }
}
