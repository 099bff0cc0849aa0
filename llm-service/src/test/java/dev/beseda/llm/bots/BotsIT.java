package dev.beseda.llm.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.secrets.ExchangeKey;
import dev.beseda.kit.secrets.SealedField;
import dev.beseda.kit.secrets.SecretCipher;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Endpoint.ApiKey;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicWriter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class BotsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UUID bot = UUID.randomUUID();
    private final UUID workspace = UUID.randomUUID();

    @Inject
    Bots bots;

    @Inject
    Chains chains;

    @Inject
    @ExchangeKey
    SecretCipher exchanged;

    @Inject
    SecretCipher own;

    @Inject
    SettingsConsumer consumer;

    @Inject
    ObjectMapper json;

    @Test
    void theNewestSettingsOfABotCountAndItsEndIsHeard() {
        tell(bot.toString(), written(settings(1, "one")));
        awaitPrompt("one");
        tell(bot.toString(), written(settings(3, "three")));
        tell(bot.toString(), written(settings(2, "two")));
        tell("not a bot", "not settings");
        var later = UUID.randomUUID();
        tell(
                later.toString(),
                written(new LlmSettings(later, workspace, 1, List.of(), "", memory(), manner(), limits())));
        await().atMost(PATIENCE).until(() -> wait(bots.find(later)).isPresent());

        assertThat(wait(bots.findAll(Set.of(bot, later, UUID.randomUUID()))).keySet())
                .containsExactlyInAnyOrder(bot, later);
        assertThat(wait(bots.find(bot))).map(LlmSettings::systemPrompt).contains("three");

        tell(bot.toString(), null);
        await().atMost(PATIENCE).until(() -> wait(bots.find(bot)).isEmpty());
    }

    @Test
    void ofOnePollTheNewestSettingsCountWhereverTheyStand() {
        var polled = Stream.of(settings(3, "three"), settings(2, "two"))
                .map(told -> new ConsumerRecord<>(Topics.BOTS_LLM, 0, 0, bot.toString(), written(told)))
                .toList();

        wait(consumer.on(new ConsumerRecords<>(Map.of(new TopicPartition(Topics.BOTS_LLM, 0), polled), Map.of())));

        assertThat(wait(bots.find(bot))).map(LlmSettings::systemPrompt).contains("three");
    }

    @Test
    void aBotOfAnotherWorkspaceDoesNotExist() {
        wait(bots.take(Map.of(bot, Optional.of(settings(1, "mine")))));

        assertThat(wait(bots.get(workspace, bot)).systemPrompt()).isEqualTo("mine");
        assertThatThrownBy(() -> wait(bots.get(UUID.randomUUID(), bot))).isInstanceOf(NotFound.class);
    }

    @Test
    void aBotThatIsHeardOfAMomentLaterIsWaitedFor() {
        var found = bots.get(workspace, bot).subscribeAsCompletionStage();

        wait(bots.take(Map.of(bot, Optional.of(settings(1, "late")))));

        assertThat(found)
                .succeedsWithin(PATIENCE)
                .satisfies(late -> assertThat(late.systemPrompt()).isEqualTo("late"));
    }

    @Test
    void theKeyOfABotIsOpenedForItsProvider() {
        var field = new SealedField(LlmSettings.SEALED_FOR, bot);
        var mistral = provider(Kind.MISTRAL, exchanged.sealText("secret-key", field));
        var broken = provider(Kind.GROQ, "AAAA");
        var foreign = provider(Kind.OPENAI, own.sealText("secret-key", field));

        var chain = chains.of(new LlmSettings(
                bot, workspace, 1, List.of(mistral, broken, foreign), "", memory(), manner(), limits()));

        assertThat(chain)
                .extracting(Endpoint::key)
                .containsExactly(Optional.of(new ApiKey("secret-key")), Optional.empty(), Optional.empty());
    }

    private static LlmSettings.Provider provider(Kind kind, String sealedKey) {
        return new LlmSettings.Provider(kind, Optional.empty(), Optional.of(sealedKey), "", sampling());
    }

    private void awaitPrompt(String wanted) {
        await().atMost(PATIENCE)
                .until(() -> wait(bots.find(bot))
                        .filter(settings -> settings.systemPrompt().equals(wanted))
                        .isPresent());
    }

    private static <T> T wait(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    private LlmSettings settings(long version, String prompt) {
        return new LlmSettings(bot, workspace, version, List.of(), prompt, memory(), manner(), limits());
    }

    private static LlmSettings.Sampling sampling() {
        return new LlmSettings.Sampling(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of());
    }

    private static LlmSettings.Memory memory() {
        return new LlmSettings.Memory(4096, 50, true);
    }

    private static LlmSettings.Manner manner() {
        return new LlmSettings.Manner(LlmSettings.Streaming.EDITS, 1000);
    }

    private static LlmSettings.Limits limits() {
        return new LlmSettings.Limits(3600, false, OptionalLong.empty(), OptionalLong.of(7));
    }

    private String written(LlmSettings settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void tell(String key, String value) {
        var kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        TopicWriter.write(kafka, Topics.BOTS_LLM, key, value);
    }
}
