package dev.beseda.llm.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Sampling;
import dev.beseda.llm.providers.rules.Endpoint;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
    private static final Endpoint SERVER = new Endpoint(
            LlmSettings.Kind.OPENAI_COMPATIBLE,
            URI.create("https://models.example/v1"),
            Optional.empty(),
            "default",
            new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of()),
            false);

    private static String sentence(String body) {
        return new Errors(new ObjectMapper(), Clock.systemUTC())
                .inStream(SERVER, body)
                .sentence();
    }

    @Test
    void ofAPageTheWordsAreTold() {
        assertThat(sentence("<html><style>p {}</style><h1 class='a'>Bad gateway</h1><script>go()</script><p>Try later"))
                .endsWith(": Bad gateway Try later");
    }

    @ParameterizedTest
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = {"<script>", "<style>a", "<", "<p"})
    void aPageThatClosesNothingIsReadAtOnce(String piece) {
        var body = "Bad gateway " + piece.repeat(200_000);

        assertThat(sentence(body)).contains("Bad gateway");
    }
}
