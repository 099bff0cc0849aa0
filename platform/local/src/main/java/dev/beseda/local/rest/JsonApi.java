package dev.beseda.local.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// A REST API that speaks JSON and tells of errors as problems (RFC 9457).
public final class JsonApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LEAST_ERROR = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI base;
    private final Optional<String> token;

    /// @param token what shows who we are, where that is asked
    public JsonApi(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public JsonNode get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    /// What is there, as it is written.
    public String text(String path) {
        return exchange(new Sending("GET", path, JSON_TYPE), BodyPublishers.noBody())
                .body();
    }

    /// Posts, and hands on what was made.
    public JsonNode create(String path, JsonNode body) {
        return call("POST", path, BodyPublishers.ofString(body.toString()));
    }

    /// Posts something that is no JSON, and hands on what came of it.
    public JsonNode send(String path, String contentType, String body) {
        return call(new Sending("POST", path, contentType), BodyPublishers.ofString(body));
    }

    public void post(String path) {
        var unused = create(path, object());
    }

    public void put(String path, JsonNode body) {
        var unused = call("PUT", path, BodyPublishers.ofString(body.toString()));
    }

    public void delete(String path) {
        var unused = call("DELETE", path, BodyPublishers.noBody());
    }

    private record Sending(String method, String path, String contentType) {}

    private JsonNode call(String method, String path, BodyPublisher body) {
        return call(new Sending(method, path, JSON_TYPE), body);
    }

    private JsonNode call(Sending sending, BodyPublisher body) {
        return read(exchange(sending, body).body());
    }

    private HttpResponse<String> exchange(Sending sending, BodyPublisher body) {
        var request = HttpRequest.newBuilder(base.resolve(sending.path()))
                .timeout(PATIENCE)
                .header("Content-Type", sending.contentType())
                .method(sending.method(), body);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        var response = send(request.build());
        if (response.statusCode() >= LEAST_ERROR) {
            throw new CallRefused("%s %s was refused (%d): %s"
                    .formatted(sending.method(), sending.path(), response.statusCode(), reason(read(response.body()))));
        }
        return response;
    }

    /// What is wrong in which field says more than that something is.
    private static String reason(JsonNode problem) {
        var fields = problem.path("errors")
                .valueStream()
                .map(error -> error.path("field").asText() + " "
                        + error.path("message").asText())
                .toList();
        return problem.path("detail").asText("no reason given") + (fields.isEmpty() ? "" : " " + fields);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new CallRefused(
                    "Nothing answers at %s: is Beseda running? Start it with ./beseda up.".formatted(base));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CallRefused("Interrupted while waiting for " + base + ".");
        }
    }

    private static JsonNode read(String body) {
        try {
            return body.isBlank() ? object() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return object().put("detail", body.strip());
        }
    }
}
