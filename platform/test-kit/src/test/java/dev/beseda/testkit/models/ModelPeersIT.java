package dev.beseda.testkit.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelPeersIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void llamaWantsAPromptAndWritesAsManyTokensAsItMay() throws Exception {
        try (var llama = LlamaPeer.start()) {
            var health = RestAssured.get(llama.url() + "/health");
            var body = Map.of("prompt", "[INST] Привет! [/INST]", "n_predict", 16, "stream", true);
            var completion = URI.create(llama.url() + "/completion");
            var events = events(post(completion, body));
            var refused = post(completion, Map.of("n_predict", 16));

            var last = events.getLast();
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(health.jsonPath().getString("status")).isEqualTo("ok");
            assertThat(last.path("stop").asBoolean()).isTrue();
            assertThat(last.path("stop_type").asText()).isEqualTo("limit");
            assertThat(last.path("tokens_predicted").asInt()).isEqualTo(16);
            assertThat(last.path("tokens_evaluated").asInt()).isGreaterThan(16);
            assertThat(events.stream().limit(16))
                    .allMatch(event -> !event.path("content").asText().isEmpty());
        }
    }

    @Test
    void mockLlmStreamsTheKeyTheModelAndTheQuestion() throws Exception {
        try (var mock = MockLlm.start()) {
            var messages = List.of(Map.of("role", "user", "content", "Как дела?"));
            var body = Map.of("model", "gpt-4.1", "stream", true, "messages", messages);
            var answer = post(URI.create(mock.url() + "/chat/completions"), body);

            var text = new StringBuilder();
            events(answer)
                    .forEach(event ->
                            text.append(event.at("/choices/0/delta/content").asText()));
            assertThat(answer.contentType()).startsWith("text/event-stream");
            assertThat(text).hasToString("Bearer sk-test asked gpt-4.1: Как дела?");
            assertThat(answer.asString()).endsWith("data: [DONE]\n\n");
        }
    }

    private static Response post(URI address, Map<String, ?> body) throws Exception {
        return RestAssured.given()
                .header("authorization", "Bearer sk-test")
                .contentType("application/json; charset=utf-8")
                .body(JSON.writeValueAsBytes(body))
                .post(address);
    }

    private static List<JsonNode> events(Response response) throws Exception {
        var events = new ArrayList<JsonNode>();
        for (var line : new String(response.asByteArray(), UTF_8).split("\n")) {
            if (line.startsWith("data: {")) {
                events.add(JSON.readTree(line.substring("data: ".length())));
            }
        }
        return events;
    }
}
