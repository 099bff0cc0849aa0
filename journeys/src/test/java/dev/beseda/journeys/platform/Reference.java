package dev.beseda.journeys.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The API as `/api/openapi.json` describes it.
public record Reference(JsonNode document) {
    /// The rarest first: `scenarios/import` is a scenario's id to the methods that `scenarios/{id}` knows.
    private static final List<String> METHODS = List.of("PATCH", "GET", "POST", "PUT", "DELETE");

    /// One method of one path.
    ///
    /// @param example a body that is right, for methods that want one
    public record Operation(String method, String path, Optional<ObjectNode> example) {
        /// What the things of this path are called: `bots`, `knowledge/documents`.
        public String things() {
            var below = path.substring("/api/".length());
            int thing = below.indexOf("/{");
            return thing < 0 ? below.split("/", -1)[0] : below.substring(0, thing);
        }

        public boolean isAboutOneThing() {
            return path.contains("{");
        }

        /// What belongs to one thing, such as a version, is named by a number.
        public String at(String id) {
            return path.replaceFirst("\\{[^}]+}", id).replaceAll("\\{[^}]+}", "1");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public static Reference of(TestPlatform platform) {
        return new Reference(platform.api().get("/api/openapi.json"));
    }

    public List<Operation> operations() {
        return document.required("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(upper(method.getKey())))
                        .map(method ->
                                new Operation(upper(method.getKey()), path.getKey(), example(method.getValue()))))
                .toList();
    }

    /// For each path one operation that it does not know.
    public List<Operation> unknownMethods() {
        return document.required("paths").properties().stream()
                .flatMap(path -> unknownMethod(path.getKey(), path.getValue()))
                .toList();
    }

    private static Stream<Operation> unknownMethod(String path, JsonNode knownMethods) {
        var known = methods(knownMethods);
        return METHODS.stream()
                .filter(method -> !known.contains(method))
                .limit(1)
                .map(method -> new Operation(method, path, Optional.empty()));
    }

    private static Set<String> methods(JsonNode path) {
        var methods = new TreeSet<String>();
        path.fieldNames().forEachRemaining(name -> methods.add(upper(name)));
        return methods;
    }

    private Optional<ObjectNode> example(JsonNode operation) {
        var schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return Optional.empty();
        }
        var described = schema.has("$ref")
                ? document.at(schema.required("$ref").asText().substring(1))
                : schema;
        return Optional.of(described.required("examples").required(0).deepCopy());
    }

    private static String upper(String method) {
        return method.toUpperCase(Locale.ROOT);
    }
}
