package dev.beseda.llm.providers.wire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Sampling;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    private static final Prompt PROMPT =
            new Prompt(List.of(new Message(Role.SYSTEM, "Be kind"), new Message(Role.USER, "Hi")));
    private static final Sampling ALL =
            new Sampling(OptionalDouble.of(0.5), OptionalDouble.of(0.9), OptionalInt.of(50), List.of("END"));
    private static final Sampling NONE =
            new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of());

    private static Endpoint endpoint(Kind kind, String model, Sampling sampling) {
        return new Endpoint(kind, URI.create("https://example.com/v1"), Optional.empty(), model, sampling, false);
    }

    private static Map<String, Object> request(Kind kind, String model) {
        return Dialect.of(kind).request(endpoint(kind, model, ALL), PROMPT);
    }

    @Test
    void mistralIsSentNoFieldThatItWouldRefuse() {
        assertThat(request(Kind.MISTRAL, "mistral-small-latest"))
                .isEqualTo(Map.of(
                        "model",
                        "mistral-small-latest",
                        "messages",
                        List.of(
                                Map.of("role", "system", "content", "Be kind"),
                                Map.of("role", "user", "content", "Hi")),
                        "stream",
                        true,
                        "max_tokens",
                        50,
                        "temperature",
                        0.5,
                        "top_p",
                        0.9,
                        "stop",
                        List.of("END")));
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, max_completion_tokens, true",
        "GROQ, max_completion_tokens, false",
        "GEMINI, max_tokens, true",
        "OPENROUTER, max_tokens, false",
        "OLLAMA, max_tokens, true",
        "OPENAI_COMPATIBLE, max_tokens, true"
    })
    void eachIsToldItsLimitAndAskedForUsageInItsOwnWay(Kind kind, String limit, boolean asksForUsage) {
        var request = request(kind, "a-model");

        assertThat(request).containsEntry(limit, 50);
        assertThat(request.keySet().stream().filter(key -> key.startsWith("max_")))
                .hasSize(1);
        assertThat(request.containsKey("stream_options")).isEqualTo(asksForUsage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o1", "o3-mini", "o4-mini-2025", "gpt-5", "gpt-5-mini"})
    void modelsThatThinkAreToldNoTemperature(String model) {
        assertThat(request(Kind.OPENAI, model)).doesNotContainKeys("temperature", "top_p", "stop");
        assertThat(request(Kind.OPENAI_COMPATIBLE, model)).containsKeys("temperature", "top_p", "stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4o-mini", "gpt-5-chat-latest", "omni", "gpt-4.1"})
    void allOthersAre(String model) {
        assertThat(request(Kind.OPENAI, model)).containsKeys("temperature", "top_p", "stop");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheOwnerDoesNotSayIsNotSent(Kind kind) {
        assertThat(Dialect.of(kind).request(endpoint(kind, "m", NONE), PROMPT))
                .doesNotContainKeys("temperature", "top_p", "stop", "max_tokens", "max_completion_tokens");
    }

    @Test
    void llamaHasDefaultsOfItsOwnAndAlwaysAnEnd() {
        assertThat(Dialect.completion(endpoint(Kind.LLAMA_CPP, "default", NONE), PROMPT))
                .isEqualTo(Map.of(
                        "prompt",
                        "[INST] Be kind\n\nHi [/INST]",
                        "n_predict",
                        1000,
                        "temperature",
                        0.7,
                        "top_p",
                        0.95,
                        "stop",
                        List.of("</s>", "[INST]"),
                        "stream",
                        true,
                        "cache_prompt",
                        true));
        assertThat(Dialect.completion(endpoint(Kind.LLAMA_CPP, "default", ALL), PROMPT))
                .containsEntry("n_predict", 50)
                .containsEntry("stop", List.of("</s>", "[INST]", "END"));
    }

    @ParameterizedTest
    @CsvSource({
        "OLLAMA, http://h:11434, http://h:11434/v1",
        "OLLAMA, http://h:11434/v1/, http://h:11434/v1",
        "LLAMA_CPP, http://h:8080/v1, http://h:8080",
        "LLAMA_CPP, http://h:8080/, http://h:8080",
        "OPENAI_COMPATIBLE, https://h/api, https://h/api"
    })
    void anAddressIsTakenAsItIsMeant(Kind kind, String given, String meant) {
        var endpoint = new Endpoint(kind, URI.create(given), Optional.empty(), "m", NONE, true);

        assertThat(Dialect.base(endpoint)).isEqualTo(meant);
    }
}
