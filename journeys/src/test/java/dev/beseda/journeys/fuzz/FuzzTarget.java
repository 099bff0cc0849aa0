package dev.beseda.journeys.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.platform.Reference;
import dev.beseda.journeys.platform.Reference.Operation;
import java.util.List;
import java.util.Locale;

/// One operation of the API with all that can be sent to it.
///
/// @param query the names of its parameters there
record FuzzTarget(Operation operation, List<String> query, List<Content> contents) {
    /// A body that is right: JSON, or a text in quotes that is sent without them.
    record Content(String type, JsonNode example) {}

    static List<FuzzTarget> of(Reference reference) {
        return reference.operations().stream()
                .map(operation -> of(reference.document(), operation))
                .toList();
    }

    private static FuzzTarget of(JsonNode document, Operation operation) {
        var described = document.required("paths")
                .required(operation.path())
                .required(operation.method().toLowerCase(Locale.ROOT));
        var query = described
                .path("parameters")
                .valueStream()
                .map(parameter -> resolved(document, parameter))
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.required("name").asText())
                .toList();
        var contents = described.path("requestBody").path("content").properties().stream()
                .flatMap(content -> resolved(document, content.getValue().path("schema"))
                        .path("examples")
                        .valueStream()
                        .map(example -> new Content(content.getKey(), example)))
                .toList();
        return new FuzzTarget(operation, query, contents);
    }

    private static JsonNode resolved(JsonNode document, JsonNode described) {
        return described.has("$ref")
                ? document.at(described.required("$ref").asText().substring(1))
                : described;
    }

    String method() {
        return operation.method();
    }

    String path() {
        return operation.path();
    }

    String things() {
        return operation.things();
    }

    @Override
    public String toString() {
        return operation.toString();
    }
}
