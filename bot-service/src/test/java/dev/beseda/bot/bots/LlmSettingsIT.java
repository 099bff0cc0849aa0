package dev.beseda.bot.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.secrets.ExchangeKey;
import dev.beseda.kit.secrets.SealedField;
import dev.beseda.kit.secrets.SecretCipher;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class LlmSettingsIT {
    private static final String KEY = "sk-the-key-of-the-owner-1234";

    private final UUID workspace = UUID.randomUUID();
    private final Api api = Api.as(workspace, "editor");
    private UUID bot;

    @Inject
    @ExchangeKey
    SecretCipher exchanged;

    @Inject
    SecretCipher own;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void makeABot() {
        bot = api.bot();
    }

    @Test
    void aBotThatIsToldNothingDoesNotTalk() {
        assertThat(api.get("/api/bots/{id}/settings", bot).<Object>path("llm")).isNull();
    }

    @Test
    void whatIsNotSaidIsShownAsItIsAndTheKeyIsNot() {
        var put = put("""
                {"providers": [{"provider": "mistral", "api_key": "%s", "temperature": 0.7}]}""".formatted(KEY));

        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        var shown = api.get("/api/bots/{id}/settings", bot);
        assertThat(shown.asString()).isEqualTo(put.asString()).doesNotContain("sk-the-key");
        assertThat(shown.jsonPath().<String, Object>getMap("llm"))
                .containsEntry("enabled", true)
                .containsEntry("context_tokens", 4096)
                .containsEntry("history_messages", 50)
                .containsEntry("streaming", "edits")
                .containsEntry("merge_window_millis", 1000)
                .containsEntry("cache_seconds", 3600)
                .doesNotContainKeys("tokens_per_day", "sealed_keys");
        assertThat(shown.jsonPath().<String, Object>getMap("llm.providers[0]"))
                .isEqualTo(Map.of("provider", "mistral", "api_key", "••••1234", "temperature", 0.7f));
    }

    @Test
    void thePlatformHearsHowEveryBotTalksAndOfItsEnd() throws JsonProcessingException {
        put("""
                {"providers": [{"provider": "mistral", "api_key": "%s"}], "system_prompt": "Be kind."}""".formatted(KEY));
        put("""
                {"providers": [{"provider": "mistral", "api_key": "••••1234"}], "tokens_per_day": 9}""");
        Api.as(workspace, "owner").request().delete("/api/bots/" + bot).then().statusCode(202);

        var heard = heard(4);

        assertThat(heard.getLast()).isNull();
        var first = json.readValue(heard.getFirst(), LlmSettings.class);
        var kept = json.readValue(heard.get(2), LlmSettings.class);
        assertThat(first.workspace()).isEqualTo(workspace);
        assertThat(first.providers()).isEmpty();
        assertThat(first.memory().contextTokens()).isEqualTo(4096);
        assertThat(kept.version()).isGreaterThan(first.version());
        assertThat(kept.limits().tokensPerDay()).hasValue(9);
        assertThat(kept.providers()).singleElement().satisfies(provider -> {
            assertThat(provider.kind()).isEqualTo(Kind.MISTRAL);
            var key = provider.sealedKey().orElseThrow();
            var field = new SealedField(LlmSettings.SEALED_FOR, first.bot());
            assertThat(exchanged.openText(key, field)).isEqualTo(KEY);
            assertThatThrownBy(() -> own.openText(key, field)).hasMessageContaining("BESEDA_SECRET_KEY does not hold");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'colour': 1}                                                     | llm.colour",
                "{'streaming': 'film'}                                             | llm.streaming",
                "{'context_tokens': 10}                                            | llm.context_tokens",
                "{'tokens_per_day': 0}                                             | llm.tokens_per_day",
                "{'providers': [null]}                                             | llm.providers[0]",
                "{'providers': [{}]}                                               | llm.providers[0].provider",
                "{'providers': [{'provider': 'eliza'}]}                            | llm.providers[0].provider",
                "{'providers': [{'provider': 'demo'}, {'provider': 'openai_compatible'}]} | llm.providers[1].base_url",
                "{'providers': [{'provider': 'ollama', 'base_url': 'localhost'}]}  | llm.providers[0].base_url",
                "{'providers': [{'provider': 'ollama', 'base_url': 'http://a:b@c'}]} | llm.providers[0].base_url",
                "{'providers': [{'provider': 'openai', 'temperature': 2.1}]}       | llm.providers[0].temperature",
                "{'providers': [{'provider': 'openai', 'max_tokens': 0}]}          | llm.providers[0].max_tokens",
                "{'providers': [{'provider': 'openai', 'stop': ['']}]}             | llm.providers[0].stop[0]",
                "{'providers': [{'provider': 'openai', 'api_key': 'a b'}]}         | llm.providers[0].api_key",
                "{'providers': [{'provider': 'openai', 'api_key': '••••1234'}]}    | llm.providers[0].api_key",
            })
    void aFieldThatIsWrongIsNamed(String llm, String field) {
        var refused = put(llm.replace('\'', '"'));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys(field);
    }

    @Test
    void aProviderThatIsUnknownIsToldTheKnownOnes() {
        var refused = put("""
                {"providers": [{"provider": "eliza"}]}""");

        assertThat(Api.errors(refused).get("llm.providers[0].provider")).startsWith("must be one of openai, mistral");
    }

    @Test
    void aFileHasEverythingButTheKeyAndTheBotKeepsIt() throws JsonProcessingException {
        put("""
                {"providers": [{"provider": "mistral", "api_key": "%s", "stop": ["End"]}], "cache_seconds": 5}""".formatted(KEY));
        var before = api.get("/api/bots/{id}/settings", bot).asString();
        var exported = api.request().get("/api/bots/" + bot + "/export").asString();

        var imported = load(exported);

        assertThat(exported).contains("provider: mistral").doesNotContain("api_key", "1234", "sealed");
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
        assertThat(api.get("/api/bots/{id}/settings", bot).asString()).isEqualTo(before);
        var heard = json.readValue(heard(3).getLast(), LlmSettings.class);
        assertThat(heard.providers().getFirst().sealedKey()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{temperature: 3, provider: openai} | settings.llm.providers[0].temperature",
                "{temperature: hot, provider: openai} | settings.llm.providers[0].temperature",
                "{provider: openai, api_key: secret} | settings.llm.providers[0].api_key",
                "{provider: openai, colour: red} | settings.llm.providers[0].colour",
            })
    void aFieldOfAFileThatIsWrongIsNamed(String provider, String field) {
        var refused = load("""
                settings: {default_language: en, fallback_text: {}, llm: {providers: [%s]}}
                scenarios: []""".formatted(provider));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys(field);
    }

    private Response put(String llm) {
        return api.put(
                "/api/bots/" + bot + "/settings",
                "{\"default_language\": \"en\", \"fallback_text\": {}, \"llm\": %s}".formatted(llm));
    }

    private Response load(String yaml) {
        return api.request()
                .contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post("/api/bots/" + bot + "/import");
    }

    /// The values of the messages about the bot, oldest first.
    private List<String> heard(int count) {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var topic = TopicReader.of(servers, Topics.BOTS_LLM)) {
            var found = ofTheBot(topic.readUntil(records -> ofTheBot(records).size() >= count));
            assertThat(found).hasSize(count);
            return found.stream().map(ConsumerRecord::value).toList();
        }
    }

    private List<ConsumerRecord<String, String>> ofTheBot(List<ConsumerRecord<String, String>> records) {
        return records.stream()
                .filter(record -> record.key().equals(bot.toString()))
                .toList();
    }
}
