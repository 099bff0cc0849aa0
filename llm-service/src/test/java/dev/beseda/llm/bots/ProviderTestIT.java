package dev.beseda.llm.bots;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Provider;
import dev.beseda.contracts.llm.LlmSettings.Sampling;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class ProviderTestIT {
    private final UUID bot = UUID.randomUUID();
    private final UUID workspace = UUID.randomUUID();

    @Inject
    Bots bots;

    @BeforeEach
    void makeABotWithOneProvider() {
        var unsaid = new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of());
        var demo = new Provider(Kind.DEMO, Optional.empty(), Optional.empty(), "", unsaid);
        var settings = new LlmSettings(
                bot,
                workspace,
                1,
                List.of(demo),
                "",
                new LlmSettings.Memory(4096, 50, true),
                new LlmSettings.Manner(LlmSettings.Streaming.EDITS, 1000),
                new LlmSettings.Limits(0, false, OptionalLong.empty(), OptionalLong.empty()));
        bots.take(Map.of(bot, Optional.of(settings))).await().atMost(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "{\"provider\": \"demo\"}"})
    void aProviderIsTriedByItsNumberOrAsItIsWritten(String provider) {
        var outcome = test(workspace, provider);

        assertThat(outcome.statusCode()).as(outcome.asString()).isEqualTo(200);
        assertThat(outcome.<Boolean>path("ok")).isTrue();
        assertThat(outcome.<String>path("provider")).isEqualTo("demo");
        assertThat(outcome.<String>path("sentence")).isNotBlank();
    }

    @Test
    void anAddressThatNobodyAllowedIsNotAsked() {
        var outcome = test(workspace, "{\"provider\": \"llama_cpp\", \"base_url\": \"http://127.0.0.1:1\"}");

        assertThat(outcome.statusCode()).as(outcome.asString()).isEqualTo(200);
        assertThat(outcome.<Boolean>path("ok")).isFalse();
        assertThat(outcome.<String>path("failure")).isEqualTo("forbidden_address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1                                                     | provider",
                "true                                                  | provider",
                "{}                                                    | provider.provider",
                "{'provider': 'eliza'}                                 | provider.provider",
                "{'provider': 'openai', 'api_key': 'a b'}              | provider.api_key",
                "{'provider': 'openai', 'api_key': '••••abcd'}         | provider.api_key",
                "{'provider': 'openai', 'temperature': -1}             | provider.temperature",
                "{'provider': 'openai', 'max_tokens': 0}               | provider.max_tokens",
                "{'provider': 'openai', 'stop': [null]}                | provider.stop[0]",
                "{'provider': 'openai', 'model': 'a\\u0000b'}          | provider.model",
                "{'provider': 'ollama', 'base_url': 'http://[::::]'}   | provider.base_url",
                "{'provider': 'ollama', 'base_url': 'http://a:99999'}  | provider.base_url",
                "{'provider': 'openai_compatible'}                     | provider.base_url",
            })
    void aFieldThatIsWrongIsNamed(String provider, String field) {
        var refused = test(workspace, provider.replace('\'', '"'));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field")).containsExactly(field);
    }

    @Test
    void aBotOfAnotherWorkspaceDoesNotExist() {
        assertThat(test(UUID.randomUUID(), "0").statusCode()).isEqualTo(404);
    }

    private Response test(UUID caller, String provider) {
        return given().header("Authorization", "Bearer " + Tokens.of(caller, "editor"))
                .contentType(ContentType.JSON)
                .body("{\"bot\": \"%s\", \"provider\": %s}".formatted(bot, provider))
                .post("/api/llm/test");
    }
}
