package dev.beseda.llm.bots.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Provider;
import dev.beseda.contracts.llm.LlmSettings.Sampling;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Endpoint.ApiKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InstallationTest {
    private static final ApiKey PLATFORM_KEY = new ApiKey("key-of-the-house");
    private static final ApiKey OWN_KEY = new ApiKey("key-of-the-owner");
    private static final Installation EMPTY = new Installation(Map.of(), Set.of());

    @Test
    void withoutAnyProviderTheBuiltInOneIsAsked() {
        var chain = EMPTY.chain();

        assertThat(chain).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.kind()).isEqualTo(Kind.DEMO);
            assertThat(endpoint.key()).isEmpty();
        });
    }

    @Test
    void whatTheInstallationHasIsAskedInTheOrderThatIsWrittenDown() {
        var installation = having(Map.of(
                Kind.LLAMA_CPP, local(Kind.LLAMA_CPP, "http://127.0.0.1:9931/v1/"),
                Kind.GROQ, withKey(Kind.GROQ),
                Kind.OLLAMA, local(Kind.OLLAMA, "http://127.0.0.1:11434"),
                Kind.MISTRAL, withKey(Kind.MISTRAL)));

        var chain = installation.chain();

        assertThat(chain)
                .extracting(Endpoint::base)
                .containsExactly(
                        URI.create("https://api.mistral.ai/v1"),
                        URI.create("https://api.groq.com/openai/v1"),
                        URI.create("http://127.0.0.1:11434/v1"),
                        URI.create("http://127.0.0.1:9931"));
        assertThat(chain).allMatch(Endpoint::trusted);
    }

    @Test
    void aBotThatNamesAKindWithoutAKeyBorrowsThatOfThePlatform() {
        var endpoint = having(Map.of(Kind.MISTRAL, withKey(Kind.MISTRAL)))
                .endpoint(named(Kind.MISTRAL, Optional.empty(), Optional.empty()), Optional.empty());

        assertThat(endpoint.key()).contains(PLATFORM_KEY);
        assertThat(endpoint.model()).isEqualTo("mistral-small-latest");
    }

    @Test
    void theKeyOfThePlatformNeverGoesToAnAddressThatAnOwnerNamed() {
        var elsewhere = named(Kind.MISTRAL, Optional.of("https://collector.example/v1"), Optional.empty());

        var endpoint = having(Map.of(Kind.MISTRAL, withKey(Kind.MISTRAL))).endpoint(elsewhere, Optional.empty());

        assertThat(endpoint.key()).isEmpty();
        assertThat(endpoint.trusted()).isFalse();
    }

    @Test
    void anOwnKeyThatCannotBeOpenedIsNotReplacedByThatOfThePlatform() {
        var sealed = named(Kind.MISTRAL, Optional.empty(), Optional.of("c2VhbGVk"));

        var endpoint = having(Map.of(Kind.MISTRAL, withKey(Kind.MISTRAL))).endpoint(sealed, Optional.empty());

        assertThat(endpoint.key()).isEmpty();
    }

    @Test
    void anOwnKeyWins() {
        var own = named(Kind.MISTRAL, Optional.of("https://api.mistral.ai/v1/"), Optional.of("c2VhbGVk"));

        var endpoint = having(Map.of(Kind.MISTRAL, withKey(Kind.MISTRAL))).endpoint(own, Optional.of(OWN_KEY));

        assertThat(endpoint.key()).contains(OWN_KEY);
        assertThat(endpoint.trusted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9931, 127.0.0.1:9931, true",
        "http://127.0.0.1:9931, 127.0.0.1, true",
        "http://127.0.0.1:9931, 127.0.0.1:8080, false",
        "https://Models.Example, models.example:443, true",
        "http://[::1]:9931, ::1, true",
        "http://127.0.0.1.evil.example:9931, 127.0.0.1, false",
    })
    void anAddressThatAnOwnerNamesIsTrustedWhenTheOperatorAllowsItsHost(String named, String allowed, boolean trusted) {
        var installation = new Installation(Map.of(), Set.of(allowed));

        var endpoint =
                installation.endpoint(named(Kind.LLAMA_CPP, Optional.of(named), Optional.empty()), Optional.empty());

        assertThat(endpoint.trusted()).isEqualTo(trusted);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"OLLAMA", "LLAMA_CPP", "OPENAI_COMPATIBLE"})
    void aLocalAddressIsNotTrustedBecauseItIsUsual(Kind kind) {
        var endpoint = EMPTY.endpoint(named(kind, Optional.empty(), Optional.empty()), Optional.empty());

        assertThat(endpoint.trusted()).isFalse();
    }

    @Test
    void theOperatorMayNameAnotherAddressAndAnotherModel() {
        var peer = Installation.standard(
                Kind.OPENAI,
                Optional.of(URI.create("http://127.0.0.1:8090/v1")),
                Optional.of(PLATFORM_KEY),
                Optional.of("tiny"));

        var endpoint = having(Map.of(Kind.OPENAI, peer)).chain().getFirst();

        assertThat(endpoint.base()).isEqualTo(URI.create("http://127.0.0.1:8090/v1"));
        assertThat(endpoint.model()).isEqualTo("tiny");
        assertThat(endpoint.trusted()).isTrue();
    }

    private static Installation having(Map<Kind, Installation.Standard> standards) {
        return new Installation(standards, Set.of());
    }

    private static Installation.Standard withKey(Kind kind) {
        return Installation.standard(kind, Optional.empty(), Optional.of(PLATFORM_KEY), Optional.empty());
    }

    private static Installation.Standard local(Kind kind, String address) {
        return Installation.standard(kind, Optional.of(URI.create(address)), Optional.empty(), Optional.empty());
    }

    private static Provider named(Kind kind, Optional<String> address, Optional<String> sealedKey) {
        var unsaid = new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of());
        return new Provider(kind, address, sealedKey, "", unsaid);
    }
}
