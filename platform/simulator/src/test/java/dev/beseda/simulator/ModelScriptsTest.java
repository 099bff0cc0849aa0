package dev.beseda.simulator;

import static dev.beseda.simulator.TestModels.json;
import static dev.beseda.simulator.TestModels.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.TestModels.Streamed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelScriptsTest {
    private static final String CHAT = "/llm/v1/chat/completions";
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
    void scriptsForSomeTimesComeFirstAndInTheirOrder() {
        MODELS.script("{\"text\":\"for ever\"}");
        MODELS.script("{\"kind\":\"server_error\",\"times\":1}");
        MODELS.script("{\"text\":\"twice\",\"times\":2}");

        var answers = Stream.generate(() -> MODELS.chat(question("gpt-4.1", "Hi")))
                .limit(5)
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(500, 200, 200, 200, 200);
        assertThat(answers.stream().skip(1))
                .extracting(
                        answer -> json(answer).at("/choices/0/message/content").asText())
                .containsExactly("twice", "twice", "for ever", "for ever");
        assertThat(MODELS.control("GET", "scripts", "")).hasSize(1);
    }

    @Test
    void aScriptMeetsItsModelKeyAndTextOnly() {
        MODELS.script("{\"kind\":\"server_error\",\"model\":\"other*\"}");
        MODELS.script("{\"kind\":\"server_error\",\"key\":\"sk-other\"}");
        MODELS.script("{\"kind\":\"server_error\",\"contains\":\"weather\"}");
        MODELS.script("{\"kind\":\"server_error\",\"api\":\"embeddings\"}");

        assertThat(MODELS.chat(question("gpt-4.1", "Hi")).statusCode()).isEqualTo(200);
        assertThat(MODELS.chat(question("other-1", "Hi")).statusCode()).isEqualTo(500);
        assertThat(MODELS.chat(question("gpt-4.1", "the weather?")).statusCode())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "wrong_key, 401, invalid_api_key",
        "payment_required, 402, payment_required",
        "too_many_requests, 429, rate_limit_exceeded",
        "insufficient_quota, 429, insufficient_quota",
        "unknown_model, 404, model_not_found",
        "context_too_long, 400, context_length_exceeded",
        "overloaded, 503, overloaded",
    })
    void refusalsHaveTheirStatusAndCode(String kind, int status, String code) {
        MODELS.script("{\"kind\":\"%s\"}".formatted(kind));

        var refused = MODELS.chat(question("gpt-4.1", "Hi"));

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(json(refused).at("/error/code").asText()).isEqualTo(code);
    }

    @Test
    void theTimeToComeAgainIsToldInEachForm() {
        var begun = Instant.now();
        var asSeconds = refusal("seconds", 7);
        var asDate = refusal("date", 7);
        var asMillis = refusal("milliseconds", 7);
        var asReset = refusal("rate_limit_reset", 360);
        var asDelay = refusal("retry_delay", 22);

        var date = ZonedDateTime.parse(header(asDate, "retry-after"), DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(header(asSeconds, "retry-after")).isEqualTo("7");
        assertThat(date.toInstant())
                .isBetween(begun.plusSeconds(6), Instant.now().plusSeconds(8));
        assertThat(header(asMillis, "retry-after-ms")).isEqualTo("7000");
        assertThat(header(asReset, "x-ratelimit-reset-requests")).isEqualTo("6m0s");
        assertThat(json(asDelay).at("/0/error/details/0/retryDelay").asText()).isEqualTo("22s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string | {\"error\":\"Bad gateway\"}",
                "array | [\"Bad gateway\"]",
                "plain | Bad gateway",
                "html | <html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
            })
    void errorsComeInBodiesOfManyShapes(String shape, String body) {
        MODELS.script("{\"kind\":\"html_error\",\"body\":\"%s\"}".formatted(shape));

        var refused = MODELS.chat(question("gpt-4.1", "Hi"));

        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(refused.body()).isEqualTo(body);
    }

    @Test
    void aCutStreamEndsInTheMiddleOfTheConnection() throws IOException {
        MODELS.script("{\"break_after_tokens\":3,\"times\":1}");

        try (var stream =
                MODELS.open(CHAT, question("gpt-4.1", "Hi").put("stream", true)).body()) {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
        }

        assertThat(last("broken").path("tokens").asInt()).isEqualTo(3);
    }

    @Test
    void aStreamMayEndWithoutSayingThatItIsDone() {
        MODELS.script("{\"break_after_tokens\":3,\"ending\":\"without_done\"}");

        var streamed = MODELS.stream(question("gpt-4.1", "Hi"));

        assertThat(streamed.done()).isFalse();
        assertThat(streamed.events()).hasSize(4);
        assertThat(streamed.events())
                .allMatch(event -> event.at("/choices/0/finish_reason").isNull());
    }

    @Test
    void anErrorMayComeInAStreamThatBeganWell() {
        MODELS.script("{\"break_after_tokens\":2,\"ending\":\"error\"}");

        var streamed = MODELS.stream(question("gpt-4.1", "Hi"));

        assertThat(streamed.events().getLast().at("/error/type").asText()).isEqualTo("server_error");
        assertThat(streamed.done()).isFalse();
    }

    @Test
    void tornCharactersAndCommentsChangeNoText() throws IOException {
        MODELS.script("{\"text\":\"Привет, мир! 🌍\",\"split_utf8\":true,\"comments\":true,\"ping_millis\":3,"
                + "\"tokens_per_second\":20,\"first_token_millis\":20}");
        int torn = 0;
        var all = new ByteArrayOutputStream();

        try (var stream =
                MODELS.open(CHAT, question("gpt-4.1", "Hi").put("stream", true)).body()) {
            var piece = new byte[8192];
            for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                all.write(piece, 0, read);
                torn += read > 0 && (piece[read - 1] & 0x80) != 0 ? 1 : 0;
            }
        }

        var body = all.toString(StandardCharsets.UTF_8);
        assertThat(torn).as("reads that end inside a character").isPositive();
        assertThat(Streamed.of(body).text()).isEqualTo("Привет, мир! 🌍");
        assertThat(body).contains(": keep-alive\n\n", ": ping\n\n", "[DONE]");
    }

    @Test
    void usageIsToldAlwaysOrNeverIfSo() {
        MODELS.script("{\"usage\":\"always\",\"times\":1}");
        MODELS.script("{\"usage\":\"never\",\"times\":1}");

        var always = MODELS.stream(question("gpt-4.1", "Hi"));
        var never = MODELS.stream(question("mistral-small", "Hi"));

        assertThat(always.events()).anyMatch(event -> event.has("usage"));
        assertThat(never.events()).noneMatch(event -> event.has("usage"));
    }

    @Test
    void whoGoesAwayIsSeenToHaveCancelled() throws IOException {
        MODELS.script("{\"tokens\":1000,\"tokens_per_second\":50,\"first_token_millis\":0}");
        var stream = MODELS.open(CHAT, question("gpt-4.1", "Tell me all").put("stream", true))
                .body();
        assertThat(stream.read()).isPositive();

        stream.close();

        var cancelled = last("cancelled");
        assertThat(cancelled.path("question").asText()).isEqualTo("Tell me all");
        assertThat(cancelled.path("tokens").asInt()).isBetween(1, 200);
        assertThat(MODELS.control("GET", "totals", "").path("open").asInt()).isZero();
    }

    @Test
    void silenceLastsUntilTheClientHasEnough() {
        MODELS.script("{\"kind\":\"silence\"}");
        var request = MODELS.requestTo(CHAT, question("gpt-4.1", "Hi")).timeout(Duration.ofSeconds(1));

        assertThatThrownBy(() -> MODELS.send(request)).isInstanceOf(UncheckedIOException.class);

        assertThat(last("cancelled").path("tokens").asInt()).isZero();
    }

    @Test
    void aResetBreaksOffWhatIsUnderWay() throws IOException {
        MODELS.script("{\"break_after_tokens\":2,\"ending\":\"silence\"}");
        try (var stream =
                MODELS.open(CHAT, question("gpt-4.1", "Hi").put("stream", true)).body()) {
            assertThat(stream.read()).isPositive();

            MODELS.control("POST", "reset", "");

            assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThat(MODELS.control("GET", "scripts", "")).isEmpty();
        assertThat(MODELS.control("GET", "totals", "").path("open").asInt()).isZero();
    }

    @Test
    void aConnectionMayBeClosedAtOnce() {
        MODELS.script("{\"kind\":\"connection_reset\"}");

        assertThatThrownBy(() -> MODELS.chat(question("gpt-4.1", "Hi"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theLogShowsWhatWasAskedButNoKey() {
        MODELS.chat(question("gpt-4.1", "Who am I?").put("temperature", 0.5));

        var request = MODELS.control("GET", "requests?wait_millis=30000&state=completed&key=" + TestModels.KEY, "")
                .get(0);

        assertThat(request.toString()).doesNotContain(TestModels.KEY);
        assertThat(request.path("question").asText()).isEqualTo("Who am I?");
        assertThat(request.at("/body/temperature").asDouble()).isEqualTo(0.5);
        assertThat(request.path("state").asText()).isEqualTo("completed");
        assertThat(MODELS.control("GET", "requests?key=sk-other", "")).isEmpty();
        assertThat(MODELS.control("GET", "requests?after=" + request.path("seq").asLong(), ""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"surprise\"} | kind",
                "{\"ending\":\"well\"} | ending",
                "{\"kind\":\"too_many_requests\",\"retry_as\":\"never\"} | retry_as",
                "{\"kind\":\"server_error\",\"text\":\"Hi\"} | text",
                "{\"tokens_per_second\":0} | tokens_per_second",
            })
    void aScriptThatMeansNothingIsRefused(String script, String field) {
        var refused = MODELS.controlResponse("POST", "scripts", script);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("field").asText()).isEqualTo(field);
    }

    private static HttpResponse<String> refusal(String form, int seconds) {
        MODELS.script("{\"kind\":\"too_many_requests\",\"times\":1,\"retry_after\":%d,\"retry_as\":\"%s\"}"
                .formatted(seconds, form));
        return MODELS.chat(question("gpt-4.1", "Hi"));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static JsonNode last(String state) {
        var found = MODELS.control("GET", "requests?wait_millis=30000&state=" + state, "");
        assertThat(found).isNotEmpty();
        return found.get(found.size() - 1);
    }
}
