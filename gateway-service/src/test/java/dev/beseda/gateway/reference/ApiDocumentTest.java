package dev.beseda.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
    private static ObjectNode document(String path, String pageType) {
        var json = """
                {"paths": {"%s": {"get": {"security": [{"x": []}], "schema": {"$ref": "#/components/schemas/Page"}}}},
                 "components": {"schemas": {
                   "Page": {"type": "%s", "properties": {"next": {"$ref": "#/components/schemas/Cursor"}}},
                   "Cursor": {"type": "string"}}}}
                """.formatted(path, pageType);
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static String schemaOf(ObjectNode merged, String path) {
        return merged.path("paths")
                .path(path)
                .path("get")
                .path("schema")
                .path("$ref")
                .asText();
    }

    @Test
    void schemasOfOneNameThatDifferBothStay() {
        var merged = new ApiDocument();
        merged.add("bot-service", document("/api/bots", "object"));
        merged.add("llm-service", document("/api/ai", "array"));

        var whole = merged.toJson("http://here");

        assertThat(schemaOf(whole, "/api/bots")).isEqualTo("#/components/schemas/Page");
        assertThat(schemaOf(whole, "/api/ai")).isEqualTo("#/components/schemas/llm-service.Page");
        assertThat(whole.at("/components/schemas/llm-service.Page/type").asText())
                .isEqualTo("array");
        assertThat(whole.at("/components/schemas").size()).isEqualTo(3);
    }

    @Test
    void schemasOfOneNameThatAreAlikeAreOne() {
        var merged = new ApiDocument();
        merged.add("bot-service", document("/api/bots", "object"));
        merged.add("llm-service", document("/api/ai", "object"));

        var whole = merged.toJson("http://here");

        assertThat(schemaOf(whole, "/api/ai")).isEqualTo("#/components/schemas/Page");
        assertThat(whole.at("/components/schemas").size()).isEqualTo(2);
    }

    @Test
    void onlyTheApiIsDescribedAndOneKeyOpensIt() {
        var merged = new ApiDocument();
        merged.add("bot-service", document("/internal", "object"));
        merged.add("llm-service", document("/api/ai", "object"));

        var whole = merged.toJson("http://here");

        assertThat(whole.path("paths").fieldNames()).toIterable().containsExactly("/api/ai");
        assertThat(whole.at("/paths/~1api~1ai/get").has("security")).isFalse();
        assertThat(whole.at("/security/0").has("key")).isTrue();
    }
}
