package dev.beseda.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The operations of the service's REST API, as its own OpenAPI document tells them.
final class OpenApi {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonPath document = RestAssured.get("/q/openapi?format=json").jsonPath();

    /// One method of one path.
    ///
    /// @param body an example of the body, if it takes one
    record Operation(String method, String path, Optional<Object> body) {
        boolean namesSomething() {
            return path.contains("{id}");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                found.add(new Operation(method.toUpperCase(Locale.ROOT), path, example((Map<?, ?>) operation)));
            }
        }));
        assertThat(found).hasSizeGreaterThan(20);
        return found;
    }

    private Optional<Object> example(Map<?, ?> operation) {
        return Optional.ofNullable((Map<?, ?>) operation.get("requestBody"))
                .map(body -> (Map<?, ?>) ((Map<?, ?>) body.get("content")).get("application/json"))
                .map(content -> String.valueOf(((Map<?, ?>) content.get("schema")).get("$ref")))
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .map(schema -> document.getList("components.schemas." + schema + ".examples")
                        .getFirst());
    }
}
