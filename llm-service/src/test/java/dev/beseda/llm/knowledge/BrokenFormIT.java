package dev.beseda.llm.knowledge;

import static dev.beseda.llm.knowledge.TestBots.editor;
import static dev.beseda.testkit.AnswerAssert.assertThat;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class BrokenFormIT {
    @Test
    void aFormWithoutItsEndIsRefused() {
        var asText = EncoderConfig.encoderConfig().encodeContentTypeAs("multipart/form-data", ContentType.TEXT);

        var refused = editor(UUID.randomUUID())
                .config(RestAssured.config().encoderConfig(asText))
                .contentType("multipart/form-data; boundary=x")
                .body("--x\r\nno more")
                .post("/api/knowledge/documents");

        assertThat(refused).isProblem(400, "malformed-form");
    }
}
