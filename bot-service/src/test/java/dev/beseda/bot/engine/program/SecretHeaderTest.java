package dev.beseda.bot.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.speech.HttpRequestTemplates;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.values.Value;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHeaderTest {
    @Test
    void aSecretStandsBetweenFixedTexts() {
        var header = SecretHeader.read("Bearer {secret.crm_key}!").orElseThrow();

        assertThat(header).isEqualTo(new SecretHeader("Bearer ", "crm_key", "!"));
        assertThat(header.written()).isEqualTo("Bearer {secret.crm_key}!");
        assertThat(header.filled("abc")).isEqualTo("Bearer abc!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "{secret}",
                "{secret.}",
                "{secret.a",
                "{secret.A}",
                "{secret.{name}}",
                "{secret.a b}",
                "{name} {secret.a}",
                "{secret.a} {name}",
                "{secret.a}{secret.b}"
            })
    void nothingElseIsOne(String written) {
        assertThat(SecretHeader.read(written)).isEmpty();
    }

    @Test
    void whatAPersonWritesAsksForNoSecretAndTheEngineKnowsNone() {
        var request = new Step.Request(
                "GET",
                "https://crm.example.com",
                Map.of("X-Name", "{name}"),
                Map.of("Authorization", new SecretHeader("Bearer ", "crm_key", "")),
                Optional.empty());
        var known = Map.<String, Value>of(
                "name", new Value.Text("{secret.crm_key}"), "crm_key", new Value.Text("not this"));

        var filled = HttpRequestTemplates.filled(request, known, Conversation.begun("en"));

        assertThat(filled.headers()).containsExactly(Map.entry("X-Name", "{secret.crm_key}"));
        assertThat(filled.secretHeaders()).isEqualTo(request.secretHeaders());
    }
}
