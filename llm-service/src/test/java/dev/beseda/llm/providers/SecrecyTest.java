package dev.beseda.llm.providers;

import static dev.beseda.llm.providers.ScriptedServer.answer;
import static dev.beseda.llm.providers.ScriptedServer.delta;
import static dev.beseda.llm.providers.ScriptedServer.finish;
import static dev.beseda.llm.providers.ScriptedServer.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Endpoint.ApiKey;
import dev.beseda.llm.providers.rules.ModelEvent.Failed;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A key goes to its provider and nowhere else.
class SecrecyTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String KEY = ModelsOfTest.KEY;
    private static final Logger LOGGER = Logger.getLogger("dev.beseda.llm");

    private final ScriptedServer server = new ScriptedServer(VERTX);
    private final ModelsOfTest room = new ModelsOfTest(VERTX, Map.of());
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getMessage()
                    + List.of(Optional.ofNullable(line.getParameters()).orElse(new Object[0])));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(listener);
    }

    @AfterEach
    void close() {
        LOGGER.removeHandler(listener);
        room.close();
        server.close();
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    private String told(Endpoint endpoint) {
        var metrics = room.metrics.getMeters().stream()
                .map(meter -> meter.getId().toString())
                .toList();
        return room.write(endpoint) + " " + ModelsOfTest.awaited(room.probe.probe(endpoint)) + metrics + log;
    }

    @ParameterizedTest
    @CsvSource({
        "401, Incorrect API key provided: %s",
        "400, Bad token %s",
        "500, Failed with Bearer %s",
        "429, %s is too fast"
    })
    void aProviderThatRepeatsTheKeyIsNotQuoted(int status, String message) {
        server.then(answer(status, Map.of(), "{\"error\":{\"message\":\"" + message.formatted(KEY) + "\"}}"));

        assertThat(told(ModelsOfTest.openAi(server))).contains("Failed").doesNotContain(KEY);
        assertThat(server.heard())
                .allMatch(heard -> heard.headers().get("authorization").endsWith(KEY));
    }

    @Test
    void whoeverTriesAProviderThatRepeatsTheKeyDoesNotReadIt() {
        server.then(stream(delta("You sent Bearer " + KEY), finish("stop"), "[DONE]"));

        var result = ModelsOfTest.awaited(room.probe.probe(ModelsOfTest.openAi(server)));

        assertThat(result.sentence()).isEqualTo("It answered: You sent Bearer ***");
    }

    @Test
    void anErrorInAStreamIsNotQuotedWithIt() {
        server.then(stream("{\"error\":{\"message\":\"key " + KEY + " expired\"}}"));

        assertThat(told(ModelsOfTest.openAi(server)))
                .contains("key *** expired")
                .doesNotContain(KEY);
    }

    @Test
    void aPartOfARefusedKeyIsNotShownEither() {
        server.then(answer(401, Map.of(), "{\"error\":{\"message\":\"Incorrect API key provided: sk-se***6789\"}}"));

        assertThat(told(ModelsOfTest.openAi(server)))
                .contains("refuses the key")
                .doesNotContain("6789", "sk-se");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-line\r\nX-Evil: 1", "sk-\u0000", "sk-ключ\n"})
    void aKeyThatCannotBeSentIsToldWithoutIt(String key) {
        server.then(answer(200, Map.of(), "{}"));
        var open = ModelsOfTest.openAi(server);
        var endpoint = new Endpoint(
                open.kind(), open.base(), Optional.of(new ApiKey(key)), open.model(), open.sampling(), true);

        assertThat(room.said(endpoint).getLast()).isInstanceOf(Failed.class);
        assertThat(told(endpoint)).doesNotContain("sk-");
        assertThat(server.heard()).isEmpty();
    }

    @Test
    void vectorsThatNobodyMakesAreNoReasonToTellIt() {
        server.then(answer(500, Map.of(), "{\"error\":\"" + KEY + "\"}"));

        var vectors = ModelsOfTest.awaited(
                room.embeddings.embed(List.of(ModelsOfTest.endpoint(Kind.MISTRAL, server.uri("/v1"))), List.of("да")));

        assertThat(vectors.model()).isEqualTo("built-in/letters-1");
        assertThat(log).isNotEmpty();
        assertThat(log.toString()).doesNotContain(KEY);
    }
}
