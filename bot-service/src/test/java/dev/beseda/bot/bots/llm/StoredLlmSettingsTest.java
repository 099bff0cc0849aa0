package dev.beseda.bot.bots.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Provider;
import dev.beseda.kit.problems.BadField;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredLlmSettingsTest {
    private static final String KEY = "sk-first-key-1234";
    private static final String MASK = "••••1234";

    @Test
    void aKeyIsShownByItsEndAndStoredSealed() {
        var kept = having(provider(Kind.MISTRAL, KEY, null));

        assertThat(kept.shown().providers().getFirst().apiKey()).isEqualTo(MASK);
        assertThat(kept.write().encode()).contains("sealed:4321-yek-tsrif-ks").doesNotContain(KEY);
    }

    @Test
    void ofAShortKeyNothingIsShown() {
        assertThat(having(provider(Kind.GROQ, "short-key", null)).shown().providers())
                .extracting(NamedProvider::apiKey)
                .containsExactly("••••");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = MASK)
    void aProviderThatComesWithoutANewKeyKeepsItsOwn(@Nullable String sent) {
        var kept = having(provider(Kind.MISTRAL, KEY, "https://api.mistral.ai/v1"));

        var afterwards = change(kept, provider(Kind.MISTRAL, sent, "https://api.mistral.ai/v1/"));

        assertThat(afterwards.shown().providers().getFirst().apiKey()).isEqualTo(MASK);
        assertThat(keys(afterwards)).containsExactly(Optional.of(sealed(KEY)));
    }

    @Test
    void aKeyNeverFollowsAProviderToAnotherServer() {
        var kept = having(provider(Kind.MISTRAL, KEY, null));

        var elsewhere = change(kept, provider(Kind.MISTRAL, null, "https://collector.example/v1"));
        var another = change(kept, provider(Kind.OPENAI, null, null));

        assertThat(keys(elsewhere)).containsExactly(Optional.empty());
        assertThat(keys(another)).containsExactly(Optional.empty());
    }

    @Test
    void aMaskThatBelongsToNoStoredKeyIsNamed() {
        var kept = having(provider(Kind.MISTRAL, KEY, null));
        var elsewhere = provider(Kind.MISTRAL, MASK, "https://collector.example/v1");

        assertThatThrownBy(() -> change(kept, provider(Kind.DEMO, null, null), elsewhere))
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo("llm.providers[1].api_key"));
    }

    @Test
    void anEmptyTextTakesTheKeyAway() {
        var kept = having(provider(Kind.MISTRAL, KEY, null));

        var afterwards = change(kept, provider(Kind.MISTRAL, "", null));

        assertThat(keys(afterwards)).containsExactly(Optional.empty());
        assertThat(afterwards.shown().providers().getFirst().apiKey()).isNull();
    }

    @Test
    void twoKeysOfOneProviderChangePlacesByTheirMasks() {
        var kept = having(provider(Kind.GROQ, KEY, null), provider(Kind.GROQ, "sk-second-key-5678", null));

        var afterwards = change(kept, provider(Kind.GROQ, "••••5678", null), provider(Kind.GROQ, MASK, null));

        assertThat(keys(afterwards))
                .containsExactly(Optional.of(sealed("sk-second-key-5678")), Optional.of(sealed(KEY)));
    }

    @Test
    void whatIsStoredIsReadAgain() {
        var kept = having(provider(Kind.MISTRAL, KEY, null), provider(Kind.LLAMA_CPP, null, "http://127.0.0.1:9931"));

        assertThat(StoredLlmSettings.read(kept.write())).contains(kept);
    }

    private static StoredLlmSettings having(NamedProvider... providers) {
        return change(StoredLlmSettings.UNSAID, providers);
    }

    private static StoredLlmSettings change(StoredLlmSettings kept, NamedProvider... providers) {
        return kept.become(StoredLlmSettings.UNSAID.shown().with(List.of(providers)), StoredLlmSettingsTest::sealed);
    }

    private static String sealed(String key) {
        return "sealed:" + new StringBuilder(key).reverse();
    }

    private static List<Optional<String>> keys(StoredLlmSettings kept) {
        return kept.toContract(UUID.randomUUID(), UUID.randomUUID(), 1).providers().stream()
                .map(Provider::sealedKey)
                .toList();
    }

    private static NamedProvider provider(Kind kind, @Nullable String key, @Nullable String address) {
        return new NamedProvider(kind, key, address, null, 0.7, null, null, null);
    }
}
