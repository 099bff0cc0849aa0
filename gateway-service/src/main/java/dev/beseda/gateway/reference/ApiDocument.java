package dev.beseda.gateway.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The OpenAPI document of the whole API, put together from those of the services. Two schemas of one name that differ
/// both stay: the second is called after its service.
final class ApiDocument {
    private static final String PATHS = "paths";
    private static final String COMPONENTS = "components";
    private static final String REF = "$ref";
    private static final String SECURITY = "security";
    private static final String SECURITY_SCHEMES = "securitySchemes";

    private final ObjectNode paths = JsonNodeFactory.instance.objectNode();
    private final ObjectNode components = JsonNodeFactory.instance.objectNode();
    private final List<String> absent = new ArrayList<>();

    /// Takes over what a service says about its paths under `/api/`.
    void add(String service, ObjectNode document) {
        var own = document.deepCopy();
        rename(own, takeComponents(service, own));
        own.path(PATHS).properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .forEach(path -> paths.set(path.getKey(), withoutSecurity(path.getValue())));
    }

    /// The service can't be asked just now, so its part is missing.
    void addAbsent(String service) {
        absent.add(service);
    }

    ObjectNode toJson(String publicUrl) {
        var document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Beseda API")
                .put("version", "1.0.0")
                .put("description", description());
        document.putArray("servers").addObject().put("url", publicUrl);
        document.putArray(SECURITY).addObject().putArray("key");
        document.set(PATHS, paths);
        components
                .putObject(SECURITY_SCHEMES)
                .putObject("key")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "Authorization")
                .put("description", "`Token <key>` or `Bearer <key>`, with the key of an API token (POST /api/tokens)");
        document.set(COMPONENTS, components);
        return document;
    }

    private String description() {
        var always = "Everything that Beseda does over REST. Paths work with and without the last slash.";
        return absent.isEmpty()
                ? always
                : always + " Missing here, because they are away just now: " + String.join(", ", absent) + ".";
    }

    /// Returns the references that must change because their names were taken.
    private Map<String, String> takeComponents(String service, ObjectNode document) {
        var renamed = new HashMap<String, String>();
        for (var section : document.path(COMPONENTS).properties()) {
            if (!section.getKey().equals(SECURITY_SCHEMES)) {
                var taken = components.withObjectProperty(section.getKey());
                section.getValue().properties().forEach(component -> {
                    var name = freeName(taken, component, service);
                    if (!name.equals(component.getKey())) {
                        renamed.put(reference(section.getKey(), component.getKey()), reference(section.getKey(), name));
                    }
                    taken.set(name, component.getValue());
                });
            }
        }
        return renamed;
    }

    private static String freeName(ObjectNode taken, Map.Entry<String, JsonNode> component, String service) {
        var there = taken.get(component.getKey());
        boolean isFree = there == null || there.equals(component.getValue());
        return isFree ? component.getKey() : service + "." + component.getKey();
    }

    private static String reference(String section, String name) {
        return "#/components/" + section + "/" + name;
    }

    /// Changes the references in place; components are shared with the document, so theirs change too.
    private static void rename(JsonNode node, Map<String, String> renamed) {
        if (renamed.isEmpty()) {
            return;
        }
        if (node instanceof ObjectNode object && object.path(REF) instanceof TextNode reference) {
            object.put(REF, renamed.getOrDefault(reference.asText(), reference.asText()));
        }
        node.forEach(child -> rename(child, renamed));
    }

    private static JsonNode withoutSecurity(JsonNode path) {
        path.forEach(operation -> {
            if (operation instanceof ObjectNode object) {
                object.remove(SECURITY);
            }
        });
        return path;
    }
}
