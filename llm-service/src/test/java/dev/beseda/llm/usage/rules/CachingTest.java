package dev.beseda.llm.usage.rules;

import static dev.beseda.llm.usage.Spending.caching;
import static dev.beseda.llm.usage.Spending.endpoint;
import static dev.beseda.llm.usage.Spending.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachingTest {
    private static final LlmSettings BOT = settings(UUID.randomUUID(), caching(60, false));
    private static final Endpoint MODEL = endpoint(Kind.OPENAI, "gpt-4o");

    @ParameterizedTest
    @CsvSource({
        "60, false, 0, true",
        "60, false, 0.7, false",
        "60, false, , false",
        "60, true, 0.7, true",
        "60, true, , true",
        "0, true, 0, false",
    })
    void repliesAreGivenAgainWhereTheyAreSteadyOrTheOwnerWantsIt(
            long seconds, boolean always, Double temperature, boolean applies) {
        var given = temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature);

        assertThat(Caching.applies(
                        settings(UUID.randomUUID(), caching(seconds, always)), endpoint(Kind.OPENAI, "m", given)))
                .isEqualTo(applies);
    }

    @Test
    void theSameHasTheSameKey() {
        assertThat(key(BOT, MODEL, "ab", "c")).isEqualTo(key(BOT, MODEL, "ab", "c"));
    }

    @Test
    void whateverDiffersTheKeyDiffers() {
        var keys = Stream.of(
                key(BOT, MODEL, "ab", "c"),
                key(BOT, MODEL, "a", "bc"),
                key(BOT, MODEL, "abc"),
                key(settings(UUID.randomUUID(), caching(60, false)), MODEL, "ab", "c"),
                key(BOT, endpoint(Kind.GROQ, "gpt-4o"), "ab", "c"),
                key(BOT, endpoint(Kind.OPENAI, "gpt-4"), "ab", "c"),
                key(BOT, endpoint(Kind.OPENAI, "gpt-4o", OptionalDouble.of(1)), "ab", "c"));

        assertThat(keys).doesNotHaveDuplicates();
    }

    private static List<Byte> key(LlmSettings settings, Endpoint endpoint, String... texts) {
        var messages =
                Stream.of(texts).map(text -> new Message(Role.USER, text)).toList();
        var bytes = Caching.key(settings, endpoint, new Prompt(messages));
        return IntStream.range(0, bytes.length).mapToObj(at -> bytes[at]).toList();
    }
}
