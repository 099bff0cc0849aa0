package dev.beseda.llm.memory.rules;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// Bots and questions for tests.
public final class Talking {
    /// Of yesterday: what is old is forgotten.
    public static final Instant NOON =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));

    private Talking() {}

    public static Talk talk() {
        return new Talk(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 42, 42);
    }

    public static LlmSettings settings(Talk talk, String systemPrompt, LlmSettings.Memory memory) {
        return new LlmSettings(
                talk.bot(),
                talk.workspace(),
                1,
                List.of(),
                systemPrompt,
                memory,
                new LlmSettings.Manner(LlmSettings.Streaming.EDITS, 0),
                new LlmSettings.Limits(0, false, OptionalLong.empty(), OptionalLong.empty()));
    }

    static Question question(String text, LlmSettings.Memory memory) {
        return question(text, settings(talk(), "Ты — Вика.", memory), Map.of());
    }

    static Question question(String text, LlmSettings settings, Map<String, String> variables) {
        return new Question(talk(), settings, text, "", "ru", variables);
    }

    static LlmSettings.Provider provider(int maxTokens) {
        var sampling = new LlmSettings.Sampling(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.of(maxTokens), List.of());
        return new LlmSettings.Provider(LlmSettings.Kind.OPENAI, Optional.empty(), Optional.empty(), "gpt", sampling);
    }

    public static Turn turn(String asked, String answered) {
        return new Turn(asked, answered, NOON);
    }
}
