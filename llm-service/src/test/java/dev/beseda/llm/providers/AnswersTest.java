package dev.beseda.llm.providers;

import static dev.beseda.llm.providers.ModelsOfTest.openAi;
import static dev.beseda.llm.providers.ScriptedServer.answer;
import static dev.beseda.llm.providers.ScriptedServer.bytes;
import static dev.beseda.llm.providers.ScriptedServer.delta;
import static dev.beseda.llm.providers.ScriptedServer.finish;
import static dev.beseda.llm.providers.ScriptedServer.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.ModelEvent.Delta;
import dev.beseda.llm.providers.rules.ModelEvent.Done;
import dev.beseda.llm.providers.rules.ModelEvent.Failed;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import dev.beseda.llm.providers.rules.ModelEvent.Usage;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final ScriptedServer server = new ScriptedServer(VERTX);
    private final ModelsOfTest room =
            new ModelsOfTest(VERTX, Map.of("llm.providers.retry.attempts", "1", "llm.providers.retry.patience", "0s"));

    @AfterEach
    void close() {
        room.close();
        server.close();
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    private static Optional<Usage> usage(List<ModelEvent> events) {
        return events.stream()
                .filter(event -> event instanceof Usage)
                .map(Usage.class::cast)
                .reduce((one, later) -> later);
    }

    private Failure failure(int status, String body) {
        server.then(answer(status, Map.of(), body));
        return room.said(openAi(server)).getLast() instanceof Failed failed
                ? failed.failure()
                : new Failure(Failure.Kind.CUT, "did not fail");
    }

    @Test
    void whatSaysNothingIsPassedOver() {
        server.then(stream(
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}",
                "{\"choices\":[]}",
                "{\"choices\":[{\"delta\":{\"content\":null,\"reasoning_content\":\"hm\"}}]}",
                "not json",
                delta("Да"),
                "{\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"!\"}]}}]}",
                "{}",
                finish("stop"),
                "[DONE]"));

        assertThat(room.said(openAi(server))).containsExactly(new Delta("Да"), new Delta("!"), new Done(Finish.STOP));
    }

    @Test
    void theEndMayBeSaidByItsReasonOnly() {
        server.then(stream(delta("Да"), finish("content_filter")));

        assertThat(room.said(openAi(server))).endsWith(new Done(Finish.FILTERED));
    }

    @Test
    void usageIsTakenWhereverItIs() {
        server.then(stream(
                delta("Да"),
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"x_groq\":{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}}",
                "[DONE]"));

        assertThat(usage(room.write(openAi(server)))).contains(new Usage(5, 2, false));
    }

    @Test
    void usageThatNobodyTellsIsEstimated() {
        server.then(stream(delta("абвгде"), finish("stop"), "[DONE]"));

        assertThat(usage(room.write(openAi(server)))).contains(new Usage(4, 2, true));
    }

    @Test
    void anAnswerThatIsNotStreamedIsTakenWhole() {
        var body = "{\"choices\":[{\"message\":{\"content\":\"Всё сразу\"},\"finish_reason\":\"length\"}],"
                + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}";
        server.then(answer(200, Map.of("content-type", "application/json"), body));

        assertThat(room.said(openAi(server))).containsExactly(new Delta("Всё сразу"), new Done(Finish.LENGTH));
    }

    @Test
    void howeverItIsCutIntoPiecesTheReplyIsTheSame() {
        var stream = ": hi\n\ndata: " + delta("Жё") + "\r\n\r\ndata: " + delta("лтый 🙂 лист") + "\n\ndata: "
                + finish("stop") + "\n\ndata: [DONE]\n\n";
        byte[] all = stream.getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 50; seed++) {
            server.then(bytes(chopped(all, new Random(seed))));
        }
        var endpoint = openAi(server);

        for (int seed = 0; seed < 50; seed++) {
            assertThat(room.said(endpoint))
                    .as("seed %d", seed)
                    .containsExactly(new Delta("Жё"), new Delta("лтый 🙂 лист"), new Done(Finish.STOP));
        }
    }

    private static byte[][] chopped(byte[] all, Random random) {
        var parts = new ArrayList<byte[]>();
        int from = 0;
        while (from < all.length) {
            int to = Math.min(all.length, from + 1 + random.nextInt(40));
            parts.add(Arrays.copyOfRange(all, from, to));
            from = to;
        }
        return parts.toArray(byte[][]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "401 | {\"error\":{\"message\":\"Incorrect API key\",\"code\":\"invalid_api_key\"}} | UNAUTHORIZED",
                "403 | Forbidden | UNAUTHORIZED",
                "400 | [{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"status\":\"INVALID_ARGUMENT\"}}] | UNAUTHORIZED",
                "402 | {\"error\":{\"message\":\"Insufficient credits\"}} | PAYMENT",
                "429 | {\"error\":{\"message\":\"You exceeded\",\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}} | PAYMENT",
                "429 | {\"error\":{\"message\":\"You exceeded\",\"type\":\"insufficient_quota\",\"code\":null}} | PAYMENT",
                "429 | {\"object\":\"error\",\"message\":\"Rate limit exceeded\",\"type\":\"rate_limited\",\"code\":\"1300\"} | RATE_LIMITED",
                "429 | \"slow down\" | RATE_LIMITED",
                "404 | {\"error\":\"model 'x' not found\"} | NO_MODEL",
                "400 | {\"error\":{\"message\":\"x\",\"code\":\"model_not_found\"}} | NO_MODEL",
                "400 | {\"error\":{\"message\":\"This model's maximum context length is 8192 tokens\"}} | TOO_LONG",
                "400 | {\"error\":{\"code\":400,\"type\":\"exceed_context_size_error\",\"message\":\"the request exceeds the available context size\"}} | TOO_LONG",
                "422 | {\"object\":\"error\",\"message\":{\"detail\":[{\"type\":\"extra_forbidden\"}]}} | BAD_REQUEST",
                "422 | {\"detail\":[{\"loc\":[\"body\"],\"msg\":\"bad\"}]} | BAD_REQUEST",
                "503 | {\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}} | LOADING",
                "503 | <html><body>Service Unavailable</body></html> | OVERLOADED",
                "529 | {} | OVERLOADED",
                "408 | {} | TIMEOUT",
                "418 | {} | BAD_REQUEST"
            })
    void anErrorIsUnderstoodInAnyForm(int status, String body, Failure.Kind kind) {
        var failure = failure(status, body);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.sentence()).startsWith("openai (127.0.0.1) ").contains("(" + status + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500 | {\"error\":{\"message\":\"boom\"}} | : boom",
                "500 | {\"error\":\"boom\"} | : boom",
                "500 | [{\"error\":{\"message\":\"boom\"}}] | : boom",
                "500 | <html><style>a{}</style><h1>boom</h1></html> | : boom",
                "422 | {\"message\":{\"detail\":\"boom\"}} | : {\"detail\":\"boom\"}"
            })
    void whatTheProviderSaysIsTold(int status, String body, String words) {
        assertThat(failure(status, body).sentence()).endsWith(words);
    }

    @Test
    void anErrorInAStreamMayTellItsKind() {
        server.then(stream("{\"error\":{\"message\":\"Too fast, try again in 7s\",\"code\":429}}"));

        assertThat(room.said(openAi(server)).getLast()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(Failure.Kind.RATE_LIMITED);
            assertThat(failed.failure().retryAfter())
                    .hasValueSatisfying(time -> assertThat(time).hasSeconds(7));
        });
    }

    @Test
    void mistralIsAskedInItsDialect() {
        server.then(stream(delta("Oui"), finish("stop"), "[DONE]"));

        room.said(ModelsOfTest.endpoint(Kind.MISTRAL, server.uri("/v1")));

        assertThat(server.heard().getFirst().body())
                .contains("\"max_tokens\":100")
                .contains("\"stream\":true")
                .doesNotContain("stream_options", "max_completion_tokens");
    }
}
