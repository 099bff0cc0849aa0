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
    /// @param body what it takes, if it takes anything
    record Operation(String method, String path, Optional<Body> body) {
        boolean namesSomething() {
            return path.contains("{id}");
        }

        /// Its path for what it names.
        String pathOf(Object id) {
            return path.replace("{id}", id.toString())
                    .replace("{name}", "crm_key")
                    .replace("{charge}", "stx1")
                    .replaceAll("\\{(number|a|b)}", "1");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// What an operation takes: an example, and the fields that are told of.
    record Body(Map<String, Object> example, Set<String> fields) {}

    List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                found.add(new Operation(method.toUpperCase(Locale.ROOT), path, body((Map<?, ?>) operation)));
            }
        }));
        assertThat(found).hasSizeGreaterThan(20);
        return found;
    }

    private Optional<Body> body(Map<?, ?> operation) {
        return Optional.ofNullable((Map<?, ?>) operation.get("requestBody"))
                .map(body -> (Map<?, ?>) ((Map<?, ?>) body.get("content")).get("application/json"))
                .map(content -> String.valueOf(((Map<?, ?>) content.get("schema")).get("$ref")))
                .map(reference -> "components.schemas." + reference.substring(reference.lastIndexOf('/') + 1))
                .map(schema -> new Body(
                        document.<Map<String, Object>>getList(schema + ".examples")
                                .getFirst(),
                        document.<String, Object>getMap(schema + ".properties").keySet()));
    }
}
