package dev.beseda.llm.usage;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// Bots, limits and endpoints for tests.
public final class Spending {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Spending() {}

    static Talk talk() {
        return talk(UUID.randomUUID(), 42);
    }

    static Talk talk(UUID bot, long person) {
        return new Talk(UUID.randomUUID(), bot, UUID.randomUUID(), person, person);
    }

    public static LlmSettings settings(UUID bot, LlmSettings.Limits limits) {
        return new LlmSettings(
                bot,
                UUID.randomUUID(),
                1,
                List.of(),
                "",
                new LlmSettings.Memory(4_000, 20, false),
                new LlmSettings.Manner(LlmSettings.Streaming.EDITS, 0),
                limits);
    }

    public static LlmSettings.Limits caching(long seconds, boolean always) {
        return new LlmSettings.Limits(seconds, always, OptionalLong.empty(), OptionalLong.empty());
    }

    static LlmSettings.Limits limits(OptionalLong perPerson, OptionalLong perBot) {
        return new LlmSettings.Limits(0, false, perPerson, perBot);
    }

    public static Endpoint endpoint(LlmSettings.Kind kind, String model) {
        return endpoint(kind, model, OptionalDouble.of(0));
    }

    public static Endpoint endpoint(LlmSettings.Kind kind, String model, OptionalDouble temperature) {
        return new Endpoint(
                kind,
                URI.create("https://models.example/v1"),
                Optional.empty(),
                model,
                new LlmSettings.Sampling(temperature, OptionalDouble.empty(), OptionalInt.empty(), List.of()),
                false);
    }

    static Spent spent(UUID reply, Talk talk, long input, long output) {
        var endpoint = endpoint(LlmSettings.Kind.OPENAI, "gpt-4o-mini");
        var usage = new ModelEvent.Usage(input, output, false);
        return new Spent(reply, talk, endpoint, usage, Spent.Writer.FIRST_CHOICE);
    }

    static <T> T done(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
