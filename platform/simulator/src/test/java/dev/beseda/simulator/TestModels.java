package dev.beseda.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/// A simulator's models for a test, at their full speed, and the ways to ask them.
final class TestModels implements AutoCloseable {
    static final String KEY = "sk-test-0123456789";

    private final TestPhone phone = new TestPhone();

    /// A stream's events: all JSON ones, and whether it said that it was done.
    record Streamed(List<JsonNode> events, boolean done) {
        String text() {
            var text = new StringBuilder();
            events.forEach(
                    event -> text.append(event.at("/choices/0/delta/content").asText()));
            events.forEach(event -> text.append(event.path("content").asText()));
            return text.toString();
        }

        static Streamed of(String body) {
            var data = body.lines()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> line.substring(6))
                    .toList();
            var events = new ArrayList<JsonNode>();
            data.stream()
                    .filter(line -> !line.equals("[DONE]"))
                    .forEach(line -> events.add(Json.read(line).orElseThrow()));
            return new Streamed(events, data.contains("[DONE]"));
        }
    }

    /// Forgets scripts and requests, and writes as fast as it can.
    void reset() {
        phone.control("POST", "llm/reset", "");
        phone.control("PUT", "llm/pace", "{\"instant\":true}");
    }

    static ObjectNode question(String model, String text) {
        var body = Json.object().put("model", model);
        body.putArray("messages").addObject().put("role", "user").put("content", text);
        return body;
    }

    HttpResponse<String> chat(JsonNode body) {
        return post("/llm/v1/chat/completions", body);
    }

    HttpResponse<String> post(String path, JsonNode body) {
        return phone.send(requestTo(path, body));
    }

    HttpResponse<InputStream> open(String path, JsonNode body) {
        return phone.sendFor(requestTo(path, body), BodyHandlers.ofInputStream());
    }

    Streamed stream(ObjectNode body) {
        return Streamed.of(chat(body.put("stream", true)).body());
    }

    HttpRequest.Builder requestTo(String path, JsonNode body) {
        return phone.request(path)
                .header("authorization", "Bearer " + KEY)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    HttpResponse<String> get(String path) {
        return phone.send(phone.request(path).header("authorization", "Bearer " + KEY));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return phone.send(request);
    }

    HttpRequest.Builder request(String path) {
        return phone.request(path);
    }

    JsonNode script(String json) {
        var made = phone.controlResponse("POST", "llm/scripts", json);
        if (made.statusCode() != 201) {
            throw new AssertionError(made.body());
        }
        return json(made);
    }

    JsonNode control(String verb, String path, String json) {
        return phone.control(verb, "llm/" + path, json);
    }

    HttpResponse<String> controlResponse(String verb, String path, String json) {
        return phone.controlResponse(verb, "llm/" + path, json);
    }

    Simulator simulator() {
        return phone.simulator;
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body()).orElseThrow();
    }

    @Override
    public void close() {
        phone.close();
    }
}
