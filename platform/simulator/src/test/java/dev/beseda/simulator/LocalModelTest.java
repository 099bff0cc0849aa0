package dev.beseda.simulator;

import static dev.beseda.simulator.TestModels.json;
import static dev.beseda.simulator.TestModels.question;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.TestModels.Streamed;
import dev.beseda.simulator.json.Json;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The server in the shape of llama.cpp's.
class LocalModelTest {
    private static final TestModels MODELS = new TestModels();

    @BeforeEach
    void begin() {
        MODELS.reset();
    }

    @AfterAll
    static void stop() {
        MODELS.close();
    }

    @Test
    void aCompletionStreamsPiecesAndThenSaysHowItEnded() {
        var body = prompt("[INST] You are kind\n\nКак дела? [/INST]").put("stream", true);

        var streamed = Streamed.of(MODELS.post("/llama/completion", body).body());

        var last = streamed.events().getLast();
        assertThat(streamed.text()).contains("Как дела?").doesNotContain("You are kind");
        assertThat(streamed.done()).as("llama.cpp says no [DONE]").isFalse();
        assertThat(streamed.events().getFirst().path("stop").asBoolean(true)).isFalse();
        assertThat(last.path("stop").asBoolean()).isTrue();
        assertThat(last.path("stop_type").asText()).isEqualTo("eos");
        assertThat(last.path("tokens_predicted").asInt())
                .isEqualTo(streamed.events().size() - 1);
        assertThat(last.path("tokens_evaluated").asInt()).isPositive();
        assertThat(last.at("/timings/predicted_n").asInt())
                .isEqualTo(streamed.events().size() - 1);
    }

    @Test
    void aWholeCompletionKeepsItsLimits() {
        MODELS.script("{\"text\":\"one two three\",\"api\":\"completion\"}");

        var limited = json(MODELS.post("/llama/completion", prompt("Count").put("n_predict", 2)));
        var stopped = json(MODELS.post("/llama/completion", prompt("Count").put("stop", " three")));

        assertThat(limited.path("content").asText()).isEqualTo("one two");
        assertThat(limited.path("stop_type").asText()).isEqualTo("limit");
        assertThat(stopped.path("stop_type").asText()).isEqualTo("word");
        assertThat(stopped.path("stopping_word").asText()).isEqualTo(" three");
    }

    @Test
    void withoutAPromptThereIsNoCompletion() {
        var refused = MODELS.post("/llama/completion", Json.object().put("n_predict", 5));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/error/message").asText()).contains("prompt");
    }

    @Test
    void aLoadingServerSaysSoEverywhere() {
        MODELS.control("PUT", "llama", "{\"loading\":true}");
        var health = MODELS.get("/llama/health");
        var completion = MODELS.post("/llama/completion", prompt("Hi"));
        MODELS.control("PUT", "llama", "{\"loading\":false}");

        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(json(health).at("/error/message").asText()).isEqualTo("Loading model");
        assertThat(completion.statusCode()).isEqualTo(503);
        assertThat(json(MODELS.get("/llama/health")).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void whenAllSlotsAreTakenOthersWait() throws IOException {
        MODELS.control("PUT", "llama", "{\"slots\":1}");
        MODELS.script("{\"tokens\":1000,\"tokens_per_second\":10,\"first_token_millis\":0,\"times\":1}");
        var taking = MODELS.open("/llama/completion", prompt("Long").put("stream", true))
                .body();

        var waiting = CompletableFuture.supplyAsync(() -> MODELS.post("/llama/completion", prompt("Short")));
        var queued = MODELS.control("GET", "requests?wait_millis=30000&state=queued", "");
        var slots = MODELS.get("/llama/slots?fail_on_no_slot=1");
        taking.close();

        assertThat(queued).hasSize(1);
        assertThat(slots.statusCode()).isEqualTo(503);
        assertThat(waiting.join().statusCode()).isEqualTo(200);
        assertThat(MODELS.control("GET", "llama", "").path("taken").asInt()).isZero();
    }

    @Test
    void aFullServerMayRefuseInstead() throws IOException {
        MODELS.control("PUT", "llama", "{\"slots\":1,\"refuse_when_full\":true}");
        MODELS.script(
                "{\"kind\":\"answer\",\"tokens\":1000,\"tokens_per_second\":10,\"first_token_millis\":0,\"times\":1}");

        try (var taken = MODELS.open("/llama/completion", prompt("Long").put("stream", true))
                .body()) {
            assertThat(taken.read()).isPositive();
            assertThat(MODELS.post("/llama/v1/chat/completions", question("any", "Hi"))
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void textsAreCountedAsTheyAreWritten() {
        var tokens = json(MODELS.post("/llama/tokenize", Json.object().put("content", "one two three")));
        var template = json(MODELS.post("/llama/apply-template", question("any", "Hi")));

        assertThat(tokens.path("tokens")).hasSize(3);
        assertThat(template.path("prompt").asText()).isEqualTo("[INST] Hi [/INST]");
        assertThat(json(MODELS.get("/llama/props")).path("total_slots").asInt()).isEqualTo(4);
    }

    private static ObjectNode prompt(String text) {
        return Json.object().put("prompt", text);
    }
}
