package dev.beseda.simulator;

import static dev.beseda.simulator.TestModels.json;
import static dev.beseda.simulator.TestModels.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.simulator.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How strictly each provider reads, and in which words it refuses.
class ModelMannersTest {
    private static final TestModels MODELS = new TestModels();

    @AfterAll
    static void stop() {
        MODELS.close();
    }

    @Test
    void mistralForbidsWhatItDoesNotKnow() {
        var body = question("mistral-small-latest", "Hi").put("max_completion_tokens", 5);

        var refused = MODELS.chat(body);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("object").asText()).isEqualTo("error");
        assertThat(json(refused).at("/message/detail/0/type").asText()).isEqualTo("extra_forbidden");
        assertThat(json(refused).at("/message/detail/0/loc/1").asText()).isEqualTo("max_completion_tokens");
    }

    @Test
    void geminiRefusesInAnArray() {
        var body = question("gemini-2.5-flash", "Hi").put("logit_bias", 1);

        var refused = MODELS.post("/llm/gemini/v1beta/openai/chat/completions", body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/0/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(json(refused).at("/0/error/message").asText()).contains("logit_bias");
    }

    @Test
    void ollamaAndLlamaPassOverWhatTheyDoNotKnowAndWantNoKey() {
        var body = question("llama3.2", "Hi")
                .put("nonsense", 1)
                .put("max_tokens", 1)
                .toString();

        var ollama =
                MODELS.send(MODELS.request("/llm/ollama/v1/chat/completions").POST(BodyPublishers.ofString(body)));
        var llama = MODELS.send(MODELS.request("/llama/v1/chat/completions").POST(BodyPublishers.ofString(body)));

        assertThat(ollama.statusCode()).isEqualTo(200);
        assertThat(llama.statusCode()).isEqualTo(200);
    }

    @Test
    void reasoningModelsWantOtherFields() {
        var refused = MODELS.chat(question("gpt-5-mini", "Hi").put("max_tokens", 5));
        var taken = MODELS.chat(question("gpt-5-mini", "Hi").put("max_completion_tokens", 5));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/error/code").asText()).isEqualTo("unsupported_parameter");
        assertThat(json(taken).at("/choices/0/finish_reason").asText()).isEqualTo("length");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | model",
                "{\"model\":\"gpt-4.1\"} | messages",
                "{\"model\":\"gpt-4.1\",\"messages\":[]} | messages",
                "{\"model\":\"gpt-4.1\",\"messages\":[{\"role\":\"robot\",\"content\":\"Hi\"}]} | messages[0].role",
                "{\"model\":\"gpt-4.1\",\"messages\":[{\"role\":\"user\"}]} | messages[0].content",
                "{\"model\":\"gpt-4.1\",\"temperature\":2.1,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | temperature",
                "{\"model\":\"gpt-4.1\",\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | max_tokens",
                "{\"model\":\"gpt-4.1\",\"stream\":\"yes\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | stream",
                "{\"model\":\"gpt-4.1\",\"stop\":[1],\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | stop",
                "{\"model\":\"gpt-4.1\",\"color\":1,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | color",
            })
    void aWrongFieldIsNamed(String body, String field) {
        var refused = MODELS.chat(Json.read(body).orElseThrow());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/error/param").asText()).isEqualTo(field);
        assertThat(json(refused).at("/error/message").asText()).isNotBlank();
    }

    @Test
    void withoutAKeyNobodyGetsAnAnswer() {
        var body = question("gpt-4.1", "Hi").toString();

        var refused = MODELS.send(MODELS.request("/llm/v1/chat/completions").POST(BodyPublishers.ofString(body)));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).at("/error/code").asText()).isEqualTo("invalid_api_key");
    }
}
