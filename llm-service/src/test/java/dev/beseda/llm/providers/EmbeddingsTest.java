package dev.beseda.llm.providers;

import static dev.beseda.llm.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    private final ScriptedServer server = new ScriptedServer(VERTX);
    private final ModelsOfTest room =
            new ModelsOfTest(VERTX, Map.of("llm.providers.embedding-models.llama-cpp", "nomic"));

    @AfterEach
    void close() {
        room.close();
        server.close();
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    private static String rows(String... vectors) {
        return "{\"data\":["
                + String.join(
                        ",",
                        List.of(vectors).stream()
                                .map("{\"embedding\":[%s]}"::formatted)
                                .toList()) + "]}";
    }

    @Test
    void theFirstThatOffersVectorsIsAskedForThem() {
        server.then(answer(200, JSON, rows("3,4", "0,2")));
        var groq = ModelsOfTest.endpoint(Kind.GROQ, URI.create("http://127.0.0.1:1/v1"));
        var mistral = ModelsOfTest.endpoint(Kind.MISTRAL, server.uri("/v1"));

        var vectors = ModelsOfTest.awaited(room.embeddings.embed(List.of(groq, mistral), List.of("раз", "два")));

        assertThat(vectors.model()).isEqualTo("mistral/mistral-embed");
        assertThat(vectors.vectors().getFirst()).containsExactly(0.6f, 0.8f);
        assertThat(vectors.vectors().getLast()).containsExactly(0f, 1f);
        assertThat(server.heard().getFirst().path()).isEqualTo("/v1/embeddings");
        assertThat(server.heard().getFirst().body())
                .contains("\"input\":[\"раз\",\"два\"]", "\"model\":\"mistral-embed\"");
    }

    @Test
    void manyTextsGoInPortionsAndKeepTheirOrder() {
        server.then(answer(200, JSON, rows(Collections.nCopies(64, "1,0").toArray(String[]::new))))
                .then(answer(200, JSON, rows("0,1")));
        var llama = ModelsOfTest.endpoint(Kind.LLAMA_CPP, server.uri(""));

        var vectors = ModelsOfTest.awaited(room.embeddings.embed(List.of(llama), Collections.nCopies(65, "да")));

        assertThat(vectors.model()).isEqualTo("llama_cpp/nomic");
        assertThat(vectors.vectors()).hasSize(65);
        assertThat(vectors.vectors().getLast()).containsExactly(0f, 1f);
        assertThat(server.heard())
                .extracting(ScriptedServer.Heard::path)
                .containsOnly("/v1/embeddings")
                .hasSize(2);
    }

    @Test
    void whereNobodyOffersThemTheyAreMadeOfLetters() {
        var groq = ModelsOfTest.endpoint(Kind.GROQ, URI.create("http://127.0.0.1:1/v1"));

        assertThat(ModelsOfTest.awaited(room.embeddings.embed(List.of(groq), List.of("да")))
                        .model())
                .isEqualTo("built-in/letters-1");
        assertThat(ModelsOfTest.awaited(room.embeddings.embed(List.of(), List.of()))
                        .vectors())
                .isEmpty();
    }

    @Test
    void tooFewVectorsAreNone() {
        server.then(answer(200, JSON, rows("1,0")));
        var mistral = ModelsOfTest.endpoint(Kind.MISTRAL, server.uri("/v1"));

        assertThat(ModelsOfTest.awaited(room.embeddings.embed(List.of(mistral), List.of("раз", "два")))
                        .model())
                .isEqualTo("built-in/letters-1");
    }
}
