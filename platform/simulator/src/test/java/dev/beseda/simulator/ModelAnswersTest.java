package dev.beseda.simulator;

import static dev.beseda.simulator.TestModels.json;
import static dev.beseda.simulator.TestModels.question;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.json.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelAnswersTest {
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
    void anAnswerIsAlwaysTheSameAndInTheLanguageOfTheQuestion() {
        var russian = text(MODELS.chat(question("gpt-4.1-mini", "Как вырастить помидоры?")));
        var again = text(MODELS.chat(question("gpt-4.1-mini", "Как вырастить помидоры?")));
        var english = text(MODELS.chat(question("gpt-4.1-mini", "How do tomatoes grow?")));

        assertThat(russian).isEqualTo(again).contains("Как вырастить помидоры?", "**", "gpt-4.1-mini");
        assertThat(english).contains("How do tomatoes grow?", "In short");
    }

    @Test
    void aStreamHasARoleTokensAReasonAndUsageIfAsked() {
        var body = question("gpt-4.1-mini", "Как дела?");
        body.putObject("stream_options").put("include_usage", true);

        var streamed = MODELS.stream(body);

        var whole = text(MODELS.chat(question("gpt-4.1-mini", "Как дела?")));
        var last = streamed.events().getLast();
        assertThat(streamed.done()).isTrue();
        assertThat(streamed.text()).isEqualTo(whole);
        assertThat(streamed.events().getFirst().at("/choices/0/delta/role").asText())
                .isEqualTo("assistant");
        assertThat(streamed.events()
                        .get(streamed.events().size() - 2)
                        .at("/choices/0/finish_reason")
                        .asText())
                .isEqualTo("stop");
        assertThat(last.path("choices")).isEmpty();
        assertThat(last.at("/usage/completion_tokens").asInt())
                .isEqualTo(streamed.events().size() - 3);
    }

    @Test
    void eachProviderTellsWhatWasUsedInItsOwnWay() {
        var openAi = MODELS.stream(question("gpt-4.1-mini", "Hi"));
        var mistral = MODELS.stream(question("mistral-small-latest", "Hi"));
        var groq = MODELS.post(
                "/llm/groq/v1/chat/completions", question("llama", "Hi").put("stream", true));

        assertThat(openAi.events()).noneMatch(event -> event.has("usage"));
        assertThat(mistral.events().getLast().at("/choices/0/finish_reason").asText())
                .isEqualTo("stop");
        assertThat(mistral.events().getLast().at("/usage/total_tokens").asInt()).isPositive();
        assertThat(TestModels.Streamed.of(groq.body())
                        .events()
                        .getLast()
                        .at("/x_groq/usage/total_tokens")
                        .asInt())
                .isPositive();
    }

    @Test
    void limitsAndStopWordsAreKept() {
        MODELS.script("{\"text\":\"one two three four five\"}");

        var cut = json(MODELS.chat(question("gpt-4.1-mini", "count").put("max_tokens", 2)));
        var stopped = json(MODELS.chat(question("gpt-4.1-mini", "count").put("stop", " four")));

        assertThat(text(cut)).isEqualTo("one two");
        assertThat(cut.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(cut.at("/usage/completion_tokens").asInt()).isEqualTo(2);
        assertThat(text(stopped)).isEqualTo("one two three");
        assertThat(stopped.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    }

    @Test
    void tokensComeAtTheirPace() {
        MODELS.control("PUT", "pace", "{\"tokens_per_second\":100,\"first_token_millis\":60}");
        MODELS.script("{\"tokens\":20}");

        MODELS.stream(question("gpt-4.1-mini", "slowly"));

        var request = MODELS.control("GET", "requests", "").get(0);
        assertThat(request.path("first_token_millis").asDouble()).isGreaterThanOrEqualTo(60);
        assertThat(request.path("millis").asDouble()).isGreaterThanOrEqualTo(250);
        assertThat(request.path("tokens").asInt()).isEqualTo(20);
    }

    @Test
    void textsAboutTheSameHaveVectorsThatPointAlike() {
        var body = Json.object().put("model", "text-embedding-3-small").put("dimensions", 64);
        body.putArray("input")
                .add("Доставка помидоров")
                .add("доставить помидоры")
                .add("курс валют");

        var answer = json(MODELS.post("/llm/v1/embeddings", body));

        var vectors = answer.path("data");
        assertThat(vectors.get(0).path("embedding")).hasSize(64);
        assertThat(cosine(vectors.get(0), vectors.get(0))).isBetween(0.999, 1.001);
        assertThat(cosine(vectors.get(0), vectors.get(1))).isGreaterThan(0.9);
        assertThat(cosine(vectors.get(0), vectors.get(2))).isLessThan(0.5);
        assertThat(answer.at("/usage/total_tokens").asInt()).isPositive();
    }

    @Test
    void modelsAreListedForWhoHasAKey() {
        var listed = json(MODELS.get("/llm/mistral/v1/models"));
        var refused = MODELS.send(MODELS.request("/llm/v1/models"));

        assertThat(listed.path("data"))
                .extracting(model -> model.path("id").asText())
                .contains("mistral-embed");
        assertThat(refused.statusCode()).isEqualTo(401);
    }

    @Test
    void whoListensHearsOfEachCall() {
        var heard = new CopyOnWriteArrayList<ModelCallListener.ModelCall>();
        MODELS.simulator().onModelCall(heard::add);

        MODELS.stream(question("gpt-4.1-mini", "Do you hear me?"));

        assertThat(heard).singleElement().satisfies(call -> {
            assertThat(call.question()).isEqualTo("Do you hear me?");
            assertThat(call.completed()).isTrue();
            assertThat(List.of(call.arrivedNanos(), call.firstTokenNanos(), call.endedNanos()))
                    .isSorted();
        });
    }

    private static String text(HttpResponse<String> response) {
        return text(json(response));
    }

    private static String text(JsonNode answer) {
        return answer.at("/choices/0/message/content").asText();
    }

    private static double cosine(JsonNode one, JsonNode other) {
        var first = numbers(one);
        var second = numbers(other);
        return IntStream.range(0, first.length)
                .mapToDouble(place -> first[place] * second[place])
                .sum();
    }

    private static double[] numbers(JsonNode entry) {
        return StreamSupport.stream(entry.path("embedding").spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
